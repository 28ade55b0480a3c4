import { crc32, deflateRawSync } from 'node:zlib';

interface Part {
  content: Uint8Array;
  /** Its size as the directory tells it, when that is not the truth. */
  told?: number;
}

/** A zip archive, honest or not; see APPNOTE.TXT 4.3. */
export function zipOf(parts: Record<string, Part>): Buffer<ArrayBuffer> {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, { content, told = content.length }] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(crc32(content), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(told, 18);
    header.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\0\0'), header, rest, Buffer.from(name));
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), header, Buffer.from(name), packed]);
    entries.push(entry);
    offset += entry.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...entries, ...directory, end]);
}
