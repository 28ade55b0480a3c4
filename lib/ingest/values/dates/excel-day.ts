/** Day number of Excel's day 0 in its calendar from 1900, as it counts after February 1900. */
const excelEpoch = -25_569;
const serial = /^([345]\d{4}|60000)(?:[.,](\d{1,12}))?$/;

export interface ExcelDay {
  day: number;
  /** Seconds since midnight, -1 when the number has no fraction. */
  second: number;
}

/** Reads a date that a spreadsheet left as its number of days, 30000 (1982) to 60000 (2064); null when it is none. */
export function readExcelDay(text: string): ExcelDay | null {
  const parts = serial.exec(text.trim());
  if (parts === null) return null;
  const day = Number(parts[1]) + excelEpoch;
  const second = readExcelTime(`.${parts[2] ?? '0'}`);
  if (second <= 0) return { day, second: -1 };
  return second === 86_400 ? { day: day + 1, second: 0 } : { day, second };
}

/** Seconds since midnight of a time left as a part of a day, such as 0.604166667; -1 when it is none. */
export function readExcelTime(text: string): number {
  const parts = /^0?[.,](\d{1,15})$/.exec(text.trim());
  return parts === null ? -1 : Math.round(Number(`0.${parts[1]}`) * 86_400);
}
