// Reads an RFC 5545 calendar as a calendar program would; what the standard forbids is an error.

export interface CalendarEvent {
  readonly uid: string;
  readonly start: string;
  readonly end: string;
  readonly summary: string;
  readonly description?: string;
  readonly status?: string;
}

export function parseCalendar(text: string): readonly CalendarEvent[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no CRLF');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error(`a bare line break in ${JSON.stringify(line)}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 octets: ${line}`);
  }
  const lines = physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
  const [first, ...rest] = lines;
  if (first !== 'BEGIN:VCALENDAR' || rest.pop() !== 'END:VCALENDAR') throw new Error('no VCALENDAR');
  const heads: string[] = [];
  const events: Map<string, string>[] = [];
  let open: Map<string, string> | undefined;
  for (const line of rest) {
    const [, name = '', value = ''] = /^([A-Z-]+):(.*)$/su.exec(line) ?? [];
    if (name === '') throw new Error(`no property: ${line}`);
    if (line === 'BEGIN:VEVENT') {
      open = new Map();
      events.push(open);
    } else if (line === 'END:VEVENT') open = undefined;
    else if (open === undefined) heads.push(name);
    else if (open.has(name)) throw new Error(`${name} twice`);
    else open.set(name, value);
  }
  for (const name of ['VERSION', 'PRODID'])
    if (heads.filter((one) => one === name).length !== 1) throw new Error(`${name} must stand there once`);
  if (events.length === 0) throw new Error('a calendar needs a component');
  const parsed = events.map(eventOf);
  if (new Set(parsed.map(({ uid }) => uid)).size !== parsed.length) throw new Error('a UID twice');
  return parsed;
}

function eventOf(properties: ReadonlyMap<string, string>): CalendarEvent {
  const [uid, stamp] = [needed(properties, 'UID'), needed(properties, 'DTSTAMP')];
  const [start, end] = [needed(properties, 'DTSTART'), needed(properties, 'DTEND')];
  for (const moment of [stamp, start, end])
    if (!/^\d{8}T\d{6}Z$/.test(moment)) throw new Error(`not a UTC time: ${moment}`);
  if (start >= end) throw new Error(`ends before it begins: ${start}`);
  const description = properties.get('DESCRIPTION');
  const status = properties.get('STATUS');
  return {
    uid,
    start,
    end,
    summary: unescaped(needed(properties, 'SUMMARY')),
    ...(description === undefined ? {} : { description: unescaped(description) }),
    ...(status === undefined ? {} : { status }),
  };
}

function needed(properties: ReadonlyMap<string, string>, name: string): string {
  const value = properties.get(name);
  if (value === undefined) throw new Error(`an event without ${name}`);
  return value;
}

function unescaped(text: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(text)) throw new Error(`not escaped: ${text}`);
  return text.replaceAll(/\\(.)/g, (_, character: string) => (/[nN]/.test(character) ? '\n' : character));
}
