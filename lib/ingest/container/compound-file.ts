import type { ByteSource } from '../source';

const headerBytes = 512;
const directoryBytes = 8192;

/** Names of streams in the directory of an OLE compound file, and what the file then is. */
const kinds: [stream: string, name: string][] = [
  ['EncryptedPackage', 'an Excel workbook with a password'],
  ['Workbook', 'an old Excel workbook (.xls)'],
  ['Book', 'an old Excel workbook (.xls)'],
  ['WordDocument', 'an old Word document'],
];

/**
 * What an OLE compound file is, by the names of its streams.
 * @see [MS-CFB] 2.2 and 2.6: sector size at byte 30, first directory sector at byte 48, names in UTF-16LE
 */
export function nameCompoundFile(source: ByteSource): string {
  const header = new DataView(new ArrayBuffer(headerBytes));
  source.read(0, new Uint8Array(header.buffer));
  const sectorBytes = 1 << Math.min(header.getUint16(30, true), 16);
  const directory = new Uint8Array(directoryBytes);
  const length = source.read((header.getUint32(48, true) + 1) * sectorBytes, directory);
  const names = `\0${new TextDecoder('utf-16le').decode(directory.subarray(0, length))}`;
  return kinds.find(([stream]) => names.includes(`\0${stream}\0`))?.[1] ?? 'an old Office file';
}
