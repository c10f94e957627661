/** Name and version of the rules, kept with every suggestion so that an old one can be told from a new one. */
export const SUGGESTER = 'desk-suggest/1';
