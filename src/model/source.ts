/**
 * A source maps one vendor's records to event tables. Its folder `src/sources/<id>/` holds `index.ts` (this object),
 * `*.test.ts` and `fixtures/`. Nothing else has to be registered.
 *
 * SQL in a source is the shared subset (docs/sql.md). Rows never pass through JavaScript, except for text formats,
 * which are small (`TextFormat`).
 */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** What of a person's data is read and why, one or two sentences. */
  readonly purpose: string;
  readonly datasets: readonly Dataset[];
}

/** Raw column: a type text of the reader (`VARCHAR`, `BIGINT`, `DOUBLE`, `BOOLEAN`, `JSON`) or nested fields. */
export type RawType = 'VARCHAR' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'JSON' | { readonly [field: string]: RawType };

export interface Dataset {
  /** Unique among all sources, snake_case: `okta_system_log`. */
  readonly id: string;
  readonly title: string;
  /** Vendor's documentation of the record, one address. */
  readonly documentation: string;
  readonly recognise: Recognise;
  /**
   * The fields that the mapping reads, exactly as the vendor spells them. Prefer VARCHAR for anything that vendors
   * write in several ways; the engine yields null where a value does not fit. CSV copies give every field as text.
   */
  readonly fields: Readonly<Record<string, RawType>>;
  /** Field paths known and deliberately not used (`request`, `client.zone`); a path covers all below it. */
  readonly ignored: readonly string[];
  /**
   * Staged columns: name -> SQL expression over `fields`, evaluated once for each record while it is read.
   * Must contain `event_id` (use `stable_id(...)`; null marks a record that does not parse) and `occurred_at`
   * (use `to_timestamp_utc(...)`; null marks a record that does not parse, unless `timeless`).
   * Keep few and narrow: this is the hot path.
   */
  readonly stage: Readonly<Record<string, string>>;
  /**
   * The records lack the vendor's id, and an id of our own does not tell that one is also there in another form. As many of them are
   * copies as other datasets of the source have records with the same staged column `likeness`.
   */
  readonly idless?: true;
  /** The rows have no time of their own (a catalogue, an inventory). */
  readonly timeless?: boolean;
  /** Event table -> which staged rows become its rows, and table column -> SQL expression over staged columns. */
  readonly emit: Readonly<Record<string, Emit | readonly Emit[]>>;
  /** Text formats: turns the text into records, so that the rest is as for JSON. */
  readonly text?: TextFormat;
  /** Paths (`a`, `a.b`) of arrays of objects: one staged row for each object, the JSON column `element`; `element_of` is its path. */
  readonly explode?: readonly string[];
}

export interface Emit {
  /** Condition over staged columns; absent: all rows. */
  readonly where?: string;
  /** The expressions cost more than a row does (measured): they are worked out once, not at each reading of the event table. */
  readonly once?: true;
  /** Columns of the event table; those of PROVENANCE are added. Absent columns are null. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface Recognise {
  /** Fields (dotted paths) that must all be present as keys; `a|b` are alternatives, `a=x,y` must hold one of these values. The dataset with the most required fields wins. */
  readonly required: readonly string[];
  /** Fields that must hold one of these values (compared as text, case-sensitive). */
  readonly equals?: Readonly<Record<string, readonly string[]>>;
  /** Fields of which none may be present. */
  readonly absent?: readonly string[];
  /** Azure categories (`SignInLogs`, `AdvancedHunting-DeviceInfo`) under which `properties` holds the record. */
  readonly categories?: readonly string[];
  /**
   * What a copy with chosen columns still shows. Counts where no dataset fits whole; `equals` need not hold where the category of the
   * envelope already names the table.
   */
  readonly sparse?: Pick<Recognise, 'required' | 'equals'>;
}

export interface TextFormat {
  /** Whether the first 64 KB of a text file (and its path inside the folder, with `/`) are of this format. */
  readonly recognise: (head: string, path: string) => boolean;
  /** One record for each line that holds one; null for lines that hold none. May look at the path for the host name. */
  readonly parse: (line: string, path: string) => Readonly<Record<string, string | null>> | null;
}
