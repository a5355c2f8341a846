/**
 * A source maps one vendor's records to event tables. Its folder `src/sources/<id>/` holds `index.ts` (this object), `*.test.ts` and
 * `fixtures/`. Nothing else needs to be registered.
 *
 * SQL in a source uses the shared subset (docs/sql.md). Rows never pass through JavaScript, except for text formats, which are small
 * (`TextFormat`).
 */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** Which personal data is read and why, in one or two sentences. */
  readonly purpose: string;
  readonly datasets: readonly Dataset[];
}

/** Raw column: a type text of the reader (`VARCHAR`, `BIGINT`, `DOUBLE`, `BOOLEAN`, `JSON`) or nested fields. */
export type RawType = 'VARCHAR' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'JSON' | { readonly [field: string]: RawType };

export interface Dataset {
  /** Unique among all sources, snake_case: `okta_system_log`. */
  readonly id: string;
  readonly title: string;
  /** Address of the vendor's documentation of the record. */
  readonly documentation: string;
  readonly recognise: Recognise;
  /**
   * The fields that the mapping reads, exactly as the vendor spells them. Prefer VARCHAR for anything that vendors write in several ways; the
   * engine yields null for a value that does not fit. CSV exports have every field as text.
   */
  readonly fields: Readonly<Record<string, RawType>>;
  /** Known field paths that are deliberately not used (`request`, `client.zone`); a path covers everything below it. */
  readonly ignored: readonly string[];
  /**
   * Staged columns: name -> SQL expression over `fields`, evaluated once for each record while it is read. Must contain `event_id` (use
   * `stable_id(...)`; null marks a record that does not parse) and `occurred_at` (use `to_timestamp_utc(...)`; null marks a record that does not
   * parse, unless `timeless`). Keep few and narrow: this is the hot path.
   */
  readonly stage: Readonly<Record<string, string>>;
  /**
   * The records lack the vendor's id, and our own id does not reveal that a record also exists in another form. As many of them are marked as
   * copies as other datasets of the source have records with the same staged column `likeness`.
   */
  readonly idless?: true;
  /** The rows have no time of their own (a catalogue, an inventory). */
  readonly timeless?: boolean;
  /** Event table -> which staged rows become its rows, and table column -> SQL expression over staged columns. */
  readonly emit: Readonly<Record<string, Emit | readonly Emit[]>>;
  /** Text formats: turns the text into records, which are then treated like JSON. */
  readonly text?: TextFormat;
  /** Paths (`a`, `a.b`) of arrays of objects: one staged row for each object, the JSON column `element`; `element_of` is its path. */
  readonly explode?: readonly string[];
}

export interface Emit {
  /** Condition over staged columns; absent: all rows. */
  readonly where?: string;
  /** The expressions cost more than storing the row (measured): they are evaluated once, not at each read of the event table. */
  readonly once?: true;
  /** Columns of the event table; those of PROVENANCE are added. Absent columns are null. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface Recognise {
  /** Fields (dotted paths) that must all be present as keys; `a|b` are alternatives, `a=x,y` must hold one of these values. The dataset with the most required fields wins. */
  readonly required: readonly string[];
  /** Fields that must hold one of these values (compared as text, case-sensitive). */
  readonly equals?: Readonly<Record<string, readonly string[]>>;
  /** Fields none of which may be present. */
  readonly absent?: readonly string[];
  /** Azure categories (`SignInLogs`, `AdvancedHunting-DeviceInfo`) under which `properties` holds the record. */
  readonly categories?: readonly string[];
  /**
   * What an export with selected columns still has. Used if no dataset matches completely; `equals` is not required if the category of the
   * envelope already identifies the table.
   */
  readonly sparse?: Pick<Recognise, 'required' | 'equals'>;
}

export interface TextFormat {
  /** Whether the first 64 KB of a text file (and its path inside the folder, with `/`) are in this format. */
  readonly recognise: (head: string, path: string) => boolean;
  /** One record for each line that has one; null for other lines. May use the path for the host name. */
  readonly parse: (line: string, path: string) => Readonly<Record<string, string | null>> | null;
}
