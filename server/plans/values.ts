// How the values of an answer are said in SQL. A value can be had in two ways: as plain columns of a row that JavaScript writes
// down (cheap: 500 flat records cost PostgreSQL 1.6 ms, json_build_object 5.3), or as one expression that is JSON's text already
// (for what is nested). Both must write the same.

/** A cell of a row as PostgreSQL prints it. */
export type Cell = string | null;
export type Row = readonly Cell[];
export type Write = (row: Row) => string;

/** One column that stands for one value. */
interface Plain {
  kind: 'plain';
  sql: string;
  /** Writes a cell that isn't null as JSON. */
  write: (cell: string) => string;
  /** The same in SQL: an expression of JSON's text, null where the column is. */
  json: string;
}

/** A value made in JavaScript of several columns: on top of a plan only. */
interface Made {
  kind: 'made';
  columns: string[];
  write: (...cells: Cell[]) => string;
}

interface Composite {
  kind: 'object';
  fields: [key: string, value: Value][];
  /** The whole is null where this expression is. */
  nullWith?: string | undefined;
}

interface Constant {
  kind: 'constant';
  json: string;
}

export type Value = Plain | Made | Composite | Constant;

const bare = (cell: string): string => cell;
const quoted = (cell: string): string => `"${cell}"`;

/** Any text. */
export function text(sql: string): Value {
  return { kind: 'plain', sql, write: (cell) => JSON.stringify(cell), json: `to_json(${sql})::text` };
}

/** Text that needs no escaping: members of enums, days, codes. */
export function word(sql: string): Value {
  return { kind: 'plain', sql, write: quoted, json: `'"' || ${sql} || '"'` };
}

/** Whole numbers and truth values; PostgreSQL and JSON write them alike. */
export function bareword(sql: string): Value {
  return { kind: 'plain', sql: `${sql}::text`, write: bare, json: `${sql}::text` };
}

/** A floating-point number. PostgreSQL knows a negative zero, which JSON.stringify writes as 0; what is not finite has no JSON. */
export function float(sql: string): Value {
  return { kind: 'plain', sql: `(${sql} + 0.0)`, write: finite, json: `(${sql} + 0.0)::text` };
}

function finite(cell: string): string {
  if (!Number.isFinite(Number(cell))) throw new TypeError(`${cell} has no JSON`);
  return cell;
}

/** An instant, told to the millisecond as JavaScript does. */
export function instant(sql: string): Value {
  return word(isoInstant(sql));
}

export function isoInstant(sql: string): string {
  return `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A list of texts or of members of an enum. */
export function texts(sql: string): Value {
  return json(`to_json(${sql})::text`);
}

/** What is JSON's text already. */
export function json(sql: string): Value {
  return { kind: 'plain', sql, write: bare, json: sql };
}

/** A global id. */
export function id(type: string, sql: string): Value {
  return {
    kind: 'plain', sql, write: (cell) => `"${Buffer.from(`${type}:${cell}`).toString('base64url')}"`,
    json: `'"' || translate(encode(convert_to('${type}:' || ${sql}, 'UTF8'), 'base64'), '+/=', '-_') || '"'`,
  };
}

export function constant(value: unknown): Constant {
  return { kind: 'constant', json: JSON.stringify(value) };
}

/** An SQL expression of the value's JSON as text, never null. */
export function jsonOf(value: Value): string {
  switch (value.kind) {
    case 'plain':
      return `coalesce(${value.json}, 'null')`;
    case 'constant':
      return sqlText(value.json);
    case 'made':
      throw new TypeError('Only the top of a plan can make values of several columns');
    case 'object': {
      const parts = value.fields.flatMap(([key, inner], index) => [sqlText(`${index === 0 ? '{' : ','}"${key}":`), jsonOf(inner)]);
      const whole = joined([...(parts.length > 0 ? parts : [`'{'`]), `'}'`]);
      return value.nullWith === undefined ? whole : `case when ${value.nullWith} is null then 'null' else ${whole} end`;
    }
  }
}

/** A function takes a hundred arguments. */
const MOST_ARGUMENTS = 100;

function joined(parts: string[]): string {
  const groups: string[] = [];
  for (let at = 0; at < parts.length; at += MOST_ARGUMENTS) groups.push(`concat(${parts.slice(at, at + MOST_ARGUMENTS).join(', ')})`);
  return groups.join(' || ');
}

function sqlText(value: string): string {
  return `'${value.replaceAll('\'', '\'\'')}'`;
}

/** The columns of a statement, each expression once. */
export class Columns {
  readonly list: string[] = [];

  /** Index of the expression's cell in a row. */
  of(sql: string): number {
    const known = this.list.indexOf(sql);
    return known >= 0 ? known : this.list.push(sql) - 1;
  }
}

/** Puts a value's columns among the others. @returns what writes it as JSON from a row */
export function writerOf(value: Value, columns: Columns): Write {
  switch (value.kind) {
    case 'constant':
      return () => value.json;
    case 'plain': {
      const at = columns.of(value.sql);
      const { write } = value;
      return (row) => {
        const cell = row[at];
        return cell == null ? 'null' : write(cell);
      };
    }
    case 'made': {
      const places = value.columns.map((sql) => columns.of(sql));
      return (row) => value.write(...places.map((at) => row[at] ?? null));
    }
    case 'object':
      return objectWriter(value, columns);
  }
}

function objectWriter({ fields, nullWith }: Composite, columns: Columns): Write {
  const gate = nullWith === undefined ? -1 : columns.of(nullWith);
  const parts = fields.map(([key, inner], index) => ({ before: `${index === 0 ? '{' : ','}"${key}":`, write: writerOf(inner, columns) }));
  return (row) => {
    if (gate >= 0 && row[gate] === null) return 'null';
    let whole = parts.length > 0 ? '' : '{';
    for (const { before, write } of parts) whole += before + write(row);
    return `${whole}}`;
  };
}
