/** Names that UCDP gives to countries and that English of today does not. */
const UCDP_NAMES: Readonly<Record<string, string>> = {
  'Bosnia-Herzegovina': 'BA', 'Cambodia (Kampuchea)': 'KH', 'Congo': 'CG', 'DR Congo (Zaire)': 'CD', 'Ivory Coast': 'CI',
  'Kingdom of eSwatini (Swaziland)': 'SZ', 'Macedonia, FYR': 'MK', 'North Macedonia': 'MK', 'Madagascar (Malagasy)': 'MG', 'Myanmar (Burma)': 'MM',
  'Russia (Soviet Union)': 'RU', 'Serbia (Yugoslavia)': 'RS', 'Trinidad and Tobago': 'TT', 'Turkey': 'TR', 'United States of America': 'US',
  'Yemen (North Yemen)': 'YE', 'Zimbabwe (Rhodesia)': 'ZW', 'Vietnam (North Vietnam)': 'VN', 'Bosnia and Herzegovina': 'BA', 'East Timor': 'TL',
  'Czech Republic': 'CZ', 'Cape Verde': 'CV', 'Hong Kong': 'HK', 'Rumania': 'RO', 'Solomon Islands': 'SB', 'Germany (East Germany)': 'DE',
};

let byName: Map<string, string> | undefined;

/** ISO 3166-1 alpha-2 of a country by its English name or UCDP's; null where no country has it. */
export function countryCode(name: string): string | null {
  byName ??= englishNames();
  return byName.get(fold(name)) ?? null;
}

function englishNames(): Map<string, string> {
  const shown = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const names = new Map<string, string>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = RETIRED.has(code) ? undefined : shown.of(code);
    if (name) names.set(fold(name), code);
  }
  for (const [name, code] of Object.entries(UCDP_NAMES)) names.set(fold(name), code);
  return names;
}

/** Codes that have an English name still and are no country's any more, or never were. */
const RETIRED = new Set(['AN', 'BU', 'CS', 'DD', 'DY', 'EU', 'EZ', 'FX', 'HV', 'NH', 'QO', 'RH', 'SU', 'TP', 'UK', 'UN', 'VD', 'XA', 'XB', 'XK', 'YD', 'YU', 'ZR', 'ZZ']);

function fold(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
