import { columns, type Table } from '../model/column.ts';

/** The files of the lake; kept between runs with `--db`. A file counts as read once its row is here: it is written last. */
export const INPUT_FILE = {
  name: 'input_file',
  about: 'one original file',
  columns: columns({
    file_no: 'integer! number in the lake',
    raw_file: 'text! SHA-256',
    path: 'text! path inside the given folder',
    disk_path: 'text file on disk that it is, or is part of',
    as_it_stands: 'boolean it was read in place, without a copy',
    bytes: 'integer size',
    dataset: 'text datasets, ; between',
    records: 'integer! records',
    unparsed: 'integer! records that did not parse',
    status: 'text! read, partly or failed',
    reason: 'text why it was not read in full',
    read_run: 'integer run that read it',
    given_run: 'integer! run that it was given to, first or again after a gap',
    seen_run: 'integer! last run that it was given to',
  }),
} satisfies Table;

/** Every run over a lake has a number, including stopped runs. */
export const INPUT_RUN = {
  name: 'input_run',
  about: 'one run over the lake',
  columns: columns({ run: 'integer! number, from 1' }),
} satisfies Table;

/** What a run reported about the files it read, so that later runs, which do not read them again, can report it too. Rows count once `input_file` has the file. */
export const INPUT_PROBLEM = {
  name: 'input_problem',
  about: 'one record that did not parse; the first of each file',
  columns: columns({ file_no: 'integer! number in the lake', line: 'integer! line', reason: 'text! why' }),
} satisfies Table;

export const INPUT_FIELD = {
  name: 'input_field',
  about: 'one field that no mapping used; without a field: how many records were checked',
  columns: columns({
    file_no: 'integer! number in the lake',
    dataset: 'text! datasets of the file, ; between',
    field: 'text path',
    records: 'integer! records that have it, or that were checked',
    of_records: 'integer! records of the files',
    path: 'text! first file',
    line: 'integer first line',
  }),
} satisfies Table;
