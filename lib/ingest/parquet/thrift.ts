/** Types of fields in Thrift's compact protocol. */
export const I32 = 5;
export const I64 = 6;
export const BINARY = 8;
export const LIST = 9;
export const STRUCT = 12;

/** A struct as field number, type and value; a list repeats its element type. */
export type Field =
  | [id: number, type: typeof I32, value: number]
  | [id: number, type: typeof I64, value: number]
  | [id: number, type: typeof BINARY, value: Uint8Array | string]
  | [id: number, type: typeof STRUCT, value: Field[]]
  | [id: number, type: typeof LIST, element: typeof I32, values: number[]]
  | [id: number, type: typeof LIST, element: typeof BINARY, values: string[]]
  | [id: number, type: typeof LIST, element: typeof STRUCT, values: Field[][]]
  | [id: number, type: 'bool', value: boolean];

const encoder = new TextEncoder();

/**
 * Bytes of a struct in Thrift's compact protocol, the one of Parquet's headers and footer.
 * @see https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export function encodeStruct(fields: Field[]): Uint8Array {
  const out: number[] = [];
  writeStruct(out, fields);
  return Uint8Array.from(out);
}

function writeStruct(out: number[], fields: Field[]): void {
  let previous = 0;
  for (const field of fields) {
    const [id, type] = field;
    const code = type === 'bool' ? (field[2] ? 1 : 2) : type;
    const step = id - previous;
    if (step > 0 && step < 16) out.push((step << 4) | code);
    else {
      out.push(code);
      writeVarint(out, id * 2);
    }
    previous = id;
    writeValue(out, field);
  }
  out.push(0);
}

function writeValue(out: number[], field: Field): void {
  const [, type, value] = field;
  if (type === 'bool') return;
  if (type === I32 || type === I64) writeZigzag(out, value);
  else if (type === BINARY) writeBinary(out, value);
  else if (type === STRUCT) writeStruct(out, value);
  else writeList(out, field);
}

function writeList(out: number[], field: Extract<Field, { length: 4 }>): void {
  writeListHeader(out, field[2], field[3].length);
  if (field[2] === I32) for (const value of field[3]) writeZigzag(out, value);
  else if (field[2] === BINARY) for (const value of field[3]) writeBinary(out, value);
  else for (const value of field[3]) writeStruct(out, value);
}

function writeListHeader(out: number[], element: number, length: number): void {
  if (length < 15) out.push((length << 4) | element);
  else {
    out.push(0xf0 | element);
    writeVarint(out, length);
  }
}

function writeBinary(out: number[], value: Uint8Array | string): void {
  const bytes = typeof value === 'string' ? encoder.encode(value) : value;
  writeVarint(out, bytes.length);
  for (const byte of bytes) out.push(byte);
}

function writeZigzag(out: number[], value: number): void {
  writeVarint(out, value < 0 ? -value * 2 - 1 : value * 2);
}

/** Plain arithmetic, as offsets may pass 2^32. */
function writeVarint(out: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    out.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
}
