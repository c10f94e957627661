/** Towns of Iraq and Syria, for invented incidents: name, country, governorate, WGS 84 degrees to about 100 m. */
export interface Town {
  name: string;
  country: 'IQ' | 'SY';
  admin1: string;
  lat: number;
  lon: number;
}

const inside = (country: Town['country'], admin1: string, towns: [string, number, number][]): Town[] =>
  towns.map(([name, lat, lon]) => ({ name, country, admin1, lat, lon }));

export const towns: readonly Town[] = [
  ...inside('SY', 'Ar-Raqqa', [['Raqqa', 35.953, 39.008], ['Al-Thawrah', 35.838, 38.548], ['Tell Abyad', 36.697, 38.957], ['Al-Mansurah', 35.836, 38.746]]),
  ...inside('SY', 'Deir ez-Zor', [['Deir ez-Zor', 35.336, 40.141], ['Al-Mayadin', 35.02, 40.452], ['Abu Kamal', 34.452, 40.919], ['Hajin', 34.689, 40.831]]),
  ...inside('SY', 'Al-Hasakah', [['Al-Hasakah', 36.502, 40.748], ['Al-Shaddadah', 36.058, 40.735]]),
  ...inside('SY', 'Aleppo', [['Aleppo', 36.201, 37.161], ['Manbij', 36.528, 37.955], ['Al-Bab', 36.371, 37.516]]),
  ...inside('SY', 'Idlib', [['Idlib', 35.931, 36.634], ['Saraqib', 35.864, 36.806], ['Maarat al-Numan', 35.648, 36.677], ['Binnish', 35.957, 36.714], ['Jisr al-Shughur', 35.814, 36.32]]),
  ...inside('SY', 'Hama', [['Kafr Zita', 35.374, 36.603], ['Halfaya', 35.26, 36.606]]),
  ...inside('SY', 'Homs', [['Tadmur', 34.562, 38.284]]),
  ...inside('SY', 'Daraa', [['Daraa', 32.619, 36.102]]),
  ...inside('IQ', 'Nineveh', [['Mosul', 36.335, 43.119], ['Tal Afar', 36.379, 42.448], ['Tall Kayf', 36.491, 43.121], ['Sinjar', 36.321, 41.877]]),
  ...inside('IQ', 'Kirkuk', [['Hawija', 35.326, 43.773], ['Kirkuk', 35.468, 44.392]]),
  ...inside('IQ', 'Salah al-Din', [['Bayji', 34.929, 43.489], ['Tikrit', 34.616, 43.679], ['Samarra', 34.196, 43.886]]),
  ...inside('IQ', 'Al-Anbar', [['Ramadi', 33.421, 43.308], ['Hit', 33.637, 42.828], ['Al-Qaim', 34.393, 40.989], ['Rawah', 34.482, 41.919], ['Rutba', 33.037, 40.286]]),
  ...inside('IQ', 'Diyala', [['Baqubah', 33.754, 44.605]]),
];
