import type { VictimGroup } from '../types.ts';

export interface PersonNoun {
  who: VictimGroup;
  plural: boolean;
  /** May stand for the whole of which more exact nouns name the parts. */
  generic: boolean;
}

export const PERSON_NOUNS_EN = new Map<string, PersonNoun>();

function add(who: VictimGroup, generic: boolean, pairs: string): void {
  for (const pair of pairs.split(' ')) {
    const [one, many] = pair.split('/');
    if (one) PERSON_NOUNS_EN.set(one, { who, plural: false, generic });
    PERSON_NOUNS_EN.set(many ?? `${one}s`, { who, plural: true, generic });
  }
}

add('people', true, 'person/people person/persons victim individual member relative other resident passenger patient human/humans ' +
  'displaced/idps refugee bystander pedestrian protester protestor demonstrator worshipper mourner inmate prisoner hostage detainee ' +
  'migrant villager shepherd motorist customer employee citizen soul/souls body/bodies corpse employee guest');
add('civilians', true, 'civilian noncombatant');
add('children', false, 'child/children boy girl baby/babies infant toddler minor kid newborn teen teenager juvenile schoolboy schoolgirl ' +
  'youngster orphan preschooler');
add('women', false, 'woman/women mother wife/wives daughter sister grandmother granddaughter aunt niece girlfriend lady/ladies female ' +
  'mom fiancee fiancée bride widow stepdaughter stepmother sister-in-law actress');
add('men', false, 'man/men father husband son brother grandfather grandson uncle nephew boyfriend male gentleman/gentlemen dad groom ' +
  'stepson stepfather fiancé');
add('people', false, 'youth/youths adult driver student pupil teacher worker farmer journalist reporter photographer doctor nurse medic ' +
  'paramedic rescuer volunteer firefighter lawyer engineer homeowner clerk cashier sibling cousin parent grandparent grandchild/grandchildren ' +
  'twin spouse couple/couples friend neighbor neighbour roommate owner suspect shooter gunman/gunmen attacker robber intruder burglar assailant ' +
  'perpetrator rider cyclist motorcyclist pastor priest imam activist aid/aids humanitarian/humanitarians official staffer baker cleric ' +
  'player singer rapper politician mayor candidate trader merchant fisherman/fishermen ' +
  'national/nationals patron visitor teammate classmate coworker pal partner partygoer concertgoer roofer ' +
  'contractor veteran rescuer widow/widowers elder pensioner');
add('combatants', false, 'soldier fighter militant insurgent rebel combatant militiaman/militiamen terrorist commander gunner serviceman/servicemen ' +
  'troop/troops jihadist jihadi guerrilla operative conscript officer policeman/policemen deputy/deputies cop trooper marine guard agent marshal ' +
  'sergeant lieutenant captain colonel general');
// Nationalities count people in the plural only: in the singular they are adjectives ("an Israeli strike").
for (const people of 'palestinians syrians iraqis israelis yemenis ukrainians afghans somalis kurds turks russians americans'.split(' ')) {
  PERSON_NOUNS_EN.set(people, { who: 'people', plural: true, generic: true });
}
PERSON_NOUNS_EN.delete('general');
PERSON_NOUNS_EN.delete('aid');
PERSON_NOUNS_EN.delete('aids');
PERSON_NOUNS_EN.delete('displaced');
PERSON_NOUNS_EN.delete('bodys');
PERSON_NOUNS_EN.set('couple', { who: 'people', plural: true, generic: false });
PERSON_NOUNS_EN.set('twins', { who: 'children', plural: true, generic: false });

/** Words between a number and its noun that show that the number counts something else or that the phrase is over. */
export const PHRASE_STOP_EN = new Set(
  ('in on at from by with to into near for after before during as than then and or but nor , . ; : ( ) " “ ” ! ? – — / % $ was were is are be been being ' +
    'am has have had do does did will would could should may might that which who whom whose where when while if because since until ' +
    'said says reported reports told according also not no hit struck targeted destroyed including include includes among ' +
    'o\'clock am pm a an the this these those he she they it we you i his her their its').split(' '),
);
