/** What stands in a message's gaps. */
export type Values = Record<string, string | number>;

/**
 * A message with its gaps filled: `{name}` by the value, `{name|one:…|other:…}` by the words for that number in the language (the plural
 * categories of CLDR, as Intl.PluralRules has them; Arabic has six), where `#` is the number itself.
 */
export function filled(words: string, locale: string, values: Values = {}): string {
  return words.replace(/\{(\w+)(?:\|([^}]*))?\}/g, (whole, name: string, forms?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (forms !== undefined) return counted(forms, locale, value);
    // A number that the words agree with is a count; others may be a latitude or a version.
    return words.includes(`{${name}|`) ? shown(value, locale) : String(value);
  });
}

/** A number as people write it; text, a day or a name for example, as it is. */
function shown(value: string | number, locale: string): string {
  return typeof value === 'number' ? formatOf(locale).number.format(value) : value;
}

function counted(forms: string, locale: string, value: string | number): string {
  const given = new Map(forms.split('|').map((form) => [form.slice(0, form.indexOf(':')), form.slice(form.indexOf(':') + 1)]));
  const words = given.get(formatOf(locale).plural.select(Number(value))) ?? given.get('other') ?? '';
  return words.replaceAll('#', shown(value, locale));
}

interface Format {
  number: Intl.NumberFormat;
  plural: Intl.PluralRules;
}

const formats = new Map<string, Format>();

/** Made once for each language: making one costs more than a hundred uses. */
function formatOf(locale: string): Format {
  const known = formats.get(locale);
  if (known) return known;
  const made = { number: new Intl.NumberFormat(locale), plural: new Intl.PluralRules(locale) };
  formats.set(locale, made);
  return made;
}
