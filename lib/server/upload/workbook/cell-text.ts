import { toIsoDay } from '../../../sales/calendar';
import { damaged } from './damaged';

/** Excel itself stops at 32,767. */
const longestText = 1 << 20;

/** The text of a cell, put together from pieces. */
export class CellText {
  inside = false;
  private text = '';

  clear(): void {
    this.text = '';
    this.inside = false;
  }

  add(piece: string): void {
    if (!this.inside) return;
    this.text += piece;
    if (this.text.length > longestText) throw damaged();
  }

  plain(): string {
    return this.text;
  }

  /** With characters that XML cannot hold, such as _x000D_, put back. */
  decoded(): string {
    if (!this.text.includes('_x')) return this.text;
    return this.text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }
}

/** Excel computes with 15 digits; what a double has beyond them is not in the sheet. */
const excelDigits = 15;

/** A number as a CSV would have it; a fourth decimal keeps three from looking like thousands. */
export function numberText(value: string): string {
  const number = Number(value);
  if (/^(-?\d{1,15}|\s*)$/.test(value) || Number.isNaN(number)) return value;
  const text = String(Number.isInteger(number) ? number : Number(number.toPrecision(excelDigits)));
  return /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
}

const secondsOfDay = 86_400;
const lastSerial = 2_958_466;
/** Day 60 of 1900 is a 29 February that never was. */
const neverDay = 60;
const from1900 = 25_569;
const from1904 = 24_107;

/**
 * The day and clock of a date cell: a day alone at midnight, a clock alone before the first day. What is no date stays a
 * number.
 */
export function dateText(value: string, counts1904: boolean): string {
  const serial = Number(value);
  if (value.trim() === '' || !(serial >= 0 && serial < lastSerial)) return value;
  const seconds = Math.round(serial * secondsOfDay);
  const day = Math.floor(seconds / secondsOfDay);
  const clock = clockText(seconds % secondsOfDay);
  if (day === 0) return clock;
  const isoDay = toIsoDay(day - (counts1904 ? from1904 : day < neverDay ? from1900 - 1 : from1900));
  return clock === '00:00:00' ? isoDay : `${isoDay}T${clock}`;
}

function clockText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
