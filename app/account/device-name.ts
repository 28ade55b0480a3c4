const browsers = { Edg: 'Edge', OPR: 'Opera', Firefox: 'Firefox', Chrome: 'Chrome', Safari: 'Safari', curl: 'curl' };
const systems = {
  iPhone: 'an iPhone',
  iPad: 'an iPad',
  Android: 'Android',
  Windows: 'Windows',
  'Mac OS': 'a Mac',
  CrOS: 'a Chromebook',
  Linux: 'Linux',
};

/** "Chrome on Windows", from what a browser says of itself; programs that say nothing known are "A program". */
export function nameDevice(userAgent: string): string {
  const browser = find(browsers, userAgent) ?? 'A program';
  const system = find(systems, userAgent);
  return system === undefined ? browser : `${browser} on ${system}`;
}

function find(names: Readonly<Record<string, string>>, text: string): string | undefined {
  return Object.entries(names).find(([mark]) => text.includes(mark))?.[1];
}
