/**
 * The simulator writes raw files with the raw reader's engine, so its SQL may use words of that engine: it is no stage, and nothing
 * of it runs elsewhere. Chance is a hash of what a row is about: any part can be made again, in any order, and gives the same.
 */

/**
 * SQL for a hash. Hashed twice: the engine joins the hashes of several arguments by XOR, so that without the second two salts of one key would
 * give numbers that follow from one another.
 */
export function hashSql(seed: number, keys: readonly string[], salt: string): string {
  return `hash(hash(${seed}, '${salt}', ${keys.join(', ')}))`;
}

/** SQL for a number in [0, 1) that depends on the seed, the keys (SQL expressions) and a salt. */
export function chanceSql(seed: number, keys: readonly string[], salt: string): string {
  return `(CAST(${hashSql(seed, keys, salt)} >> 11 AS DOUBLE) / 9007199254740992)`;
}

/** SQL for a whole number from 0 to count - 1. */
export function pickSql(seed: number, keys: readonly string[], salt: string, count: string | number): string {
  return `CAST(${hashSql(seed, keys, salt)} % CAST(greatest(${count}, 1) AS UBIGINT) AS BIGINT)`;
}

/** SQL for how many times something happens that is expected `mean` times: the whole part, and the rest by chance. */
export function countSql(seed: number, keys: readonly string[], salt: string, mean: string): string {
  return `CAST(floor((${mean}) + ${chanceSql(seed, keys, salt)}) AS BIGINT)`;
}

/** SQL for a hexadecimal id. */
export function idSql(seed: number, keys: readonly string[], salt: string): string {
  return `md5(concat_ws('|', '${seed}', '${salt}', ${keys.join(', ')}))`;
}

/** SQL for a UUID as vendors write it. */
export function uuidSql(seed: number, keys: readonly string[], salt: string): string {
  const id = idSql(seed, keys, salt);
  return `regexp_replace(${id}, '^(.{8})(.{4}).(.{3}).(.{3})(.{12})$', '\\1-\\2-4\\3-a\\4-\\5')`;
}

/** SQL for a time as text with milliseconds and Z. */
export function isoSql(time: string): string {
  return `strftime(${time}, '%Y-%m-%dT%H:%M:%S.%gZ')`;
}

/** SQL for the address of a network at a time; one of its many by the keys. Joins nothing: the lease has the alias given. */
export function leaseJoin(seed: number, alias: string, net: string, at: string, keys: readonly string[]): string {
  const network = `${alias}_network`;
  return `LEFT JOIN sim_network AS ${network} ON ${network}.net = ${net}
    LEFT JOIN sim_lease AS ${alias} ON ${alias}.net = ${net} AND ${alias}.from_at <= ${at} AND ${at} < ${alias}.to_at
      AND ${alias}.slot = ${pickSql(seed, keys, 'slot', `${network}.many`)}`;
}
