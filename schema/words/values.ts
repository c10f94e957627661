/** What the values of enums mean, by `Enum.VALUE`. */
export const VALUE_WORDS: Readonly<Record<string, string>> = {
  ...of('AgeClass', { ADULT: 'Adult.', CHILD: 'Under 18.', ELDER: 'Old, as the source puts it.', UNKNOWN: 'Not said.' }),
  ...of('BlindState', { OPEN: 'It waits for the second grade.', DISAGREED: 'Two grades differ: an editor decides.', SETTLED: 'Its grade is settled.', CANCELLED: 'The incident was taken back.' }),
  ...of('RuleField', { TITLE: 'In the title.', TEXT: 'In the text.', TITLE_AND_TEXT: 'In either.' }),
  ...of('TicketKind', { INVITATION: 'Become a user.', PASSWORD_RESET: 'Set a new password.' }),
  ...of('Cause', {
    HEAVY_WEAPONS: 'Heavy weapons and explosive munitions.', PLANTED_EXPLOSIVES: 'Planted explosives and unexploded ordnance.', SMALL_ARMS: 'Small arms and light weapons.',
    INCENDIARY: 'Incendiary weapons.', CBRN: 'Chemical, biological, radiological or nuclear weapons.', ELECTROMAGNETIC: 'Electromagnetic weapons.', LESS_LETHAL: 'Less lethal weapons.',
    DENIAL_OF_INDISPENSABLE_OBJECTS: 'Denial of access to, or destruction of, objects indispensable to survival.', ACCIDENT: 'Accidents.', OTHER: 'Another cause.', UNKNOWN: 'Not known.',
  }),
  ...of('ChangeKind', {
    INCIDENT_CREATED: 'An incident was recorded.', INCIDENT_UPDATED: 'Its facts changed.', INCIDENT_REGRADED: 'Its grade changed.', INCIDENT_APPROVED: 'It was approved and is public.',
    INCIDENT_RETRACTED: 'It was retracted.', INCIDENT_MERGED: 'It lives on in another incident.', INCIDENT_SPLIT: 'A part of it became an incident of its own.', INCIDENT_RELOCATED: 'Its place changed.',
    NOTE_APPROVED: 'A note was approved and is public.', TALLY_APPROVED: 'A tally was approved and is public.', STATEMENT_APPROVED: 'A statement was approved and is public.',
    NOTE_CREATED: 'A humanitarian note was recorded.', NOTE_UPDATED: 'A note changed.', NOTE_RETRACTED: 'A note was retracted.',
    TALLY_CREATED: 'A published tally was recorded.', TALLY_UPDATED: 'A tally changed.', TALLY_RETRACTED: 'A tally was retracted.',
    STATEMENT_CREATED: 'A statement was recorded.', STATEMENT_UPDATED: 'A statement changed.', STATEMENT_RETRACTED: 'A statement was retracted.', RELEASE_CREATED: 'A summary was released.',
  }),
  ...of('DatePrecision', {
    EXACT_DAY: 'The day is known.', DAYS_2: 'Within two days.', DAYS_3: 'Within three days.', DAYS_4: 'Within four days.', DAYS_5: 'Within five days.', DAYS_6: 'Within six days.',
    WEEK: 'Within a week.', MONTH: 'Within a month.', YEAR: 'Within a year.',
  }),
  ...of('EntityKind', {
    INCIDENT: 'An incident.', HUMANITARIAN_NOTE: 'A humanitarian note.', PUBLISHED_TALLY: 'A total that somebody published.', STATEMENT: 'A statement.', RELEASE: 'A released summary.',
  }),
  ...of('FeedHealth', { OK: 'It answers and lists articles.', QUIET: 'It answers, and lists nothing new for longer than usual.', FAILING: 'It failed lately.', QUARANTINED: 'It failed so often that it is asked seldom.' }),
  ...of('FeedKind', { RSS: 'RSS.', ATOM: 'Atom.', JSON_FEED: 'JSON Feed.', SITEMAP: 'Sitemap.', LIST_PAGE: 'A page with links.', SINGLE_PAGE: 'One page, read again and again.' }),
  ...of('Grade', {
    CONFIRMED: 'A specific belligerent has accepted responsibility.', FAIR: 'Two or more credible, independent sources, and likely or confirmed actions near by of a belligerent.',
    WEAK: 'One source\'s claim, even where it carries significant detail.', CONTESTED: 'Competing claims of responsibility.', DISCOUNTED: 'Those killed were combatants, or other parties are most likely responsible.',
  }),
  ...of('IncidentOrder', {
    START_DATE_DESC: 'Latest first day first.', START_DATE_ASC: 'Earliest first day first.', UPDATED_DESC: 'Last assessed first.', UPDATED_ASC: 'Longest unchanged first.',
    KILLED_DESC: 'Highest maximum of killed first; unknown last.', KILLED_ASC: 'Unknown first, then the lowest maximum of killed.',
  }),
  ...of('OptOut', { NO_ARCHIVE: 'The page asks not to be kept.', NO_INDEX: 'The page asks not to be indexed.', NO_MINING: 'The page reserves text and data mining.' }),
  ...of('PartyKind', { STATE: 'A state.', COALITION: 'Several states together.', ARMED_GROUP: 'An armed group.', OTHER: 'Another kind, or not said.' }),
  ...of('PartyVerdict', { NOT_YET_ASSESSED: 'It has not said.', CREDIBLE: 'It finds the allegation credible.', NON_CREDIBLE: 'It finds it not credible.', DUPLICATE: 'It takes it for one that it has assessed already.' }),
  ...of('PlacePrecision', {
    EXACT: 'The very spot.', WITHIN_100M: 'Within 100 metres.', NEARBY_LANDMARK: 'Near a landmark.', STREET: 'The street.', NEIGHBOURHOOD: 'The neighbourhood.', VILLAGE: 'The village.', TOWN: 'The town.',
    CITY: 'The city.', SUBDISTRICT: 'The subdistrict.', DISTRICT: 'The district.', GOVERNORATE: 'The governorate.', COUNTRY: 'The country.',
  }),
  ...of('PopulationStatus', { AFF: 'Affected.', INN: 'In need.', TGT: 'Targeted by aid.', REA: 'Reached by aid.' }),
  ...of('ProbeKind', { TRY_RECIPE: 'Tries a recipe on a page.', FIND_FEEDS: 'Looks for the feeds of a site.' }),
  ...of('ProbeState', { WAITING: 'Waits for a worker.', RUNNING: 'Is worked on.', DONE: 'Has its answer.', FAILED: 'Failed.' }),
  ...of('Qualifier', { EXACT: 'This number.', AT_LEAST: 'This many or more.', UP_TO: 'This many or fewer.', ABOUT: 'About so many.', BETWEEN: 'Between the two ends.', UNKNOWN: 'No number is known.' }),
  ...of('RecordState', { PROPOSED: 'Waits for approval; the desk alone sees it.', PUBLISHED: 'Public.', RETRACTED: 'Withdrawn: a tombstone.', MERGED: 'Lives on in another record: a tombstone.' }),
  ...of('RejectReason', {
    NOT_CIVILIAN_HARM: 'Not about harm to civilians.', DUPLICATE: 'Says what is recorded already.', NO_ARTICLE: 'Not an article.', OUT_OF_SCOPE: 'Outside of what this desk records.',
    UNRELIABLE: 'Not to be relied on.', OTHER: 'Another reason, in the note.',
  }),
  ...of('Reliability', { A: 'Completely reliable.', B: 'Usually reliable.', C: 'Fairly reliable.', D: 'Not usually reliable.', E: 'Unreliable.', F: 'Can\'t be judged.' }),
  ...of('ReviewState', { PENDING: 'Waits for a reviewer.', CLAIMED: 'A reviewer holds it.', PROMOTED: 'Became records.', ATTACHED: 'Its claims were added to an incident.', REJECTED: 'Holds nothing to record.', DEFERRED: 'Put off to a later day.' }),
  ...of('Role', { READER: 'Everybody, without signing in.', PARTNER: 'A partner\'s program.', REVIEWER: 'Reviews articles and corrects incidents.', EDITOR: 'Approves, retracts, merges, releases.', ADMIN: 'Runs the desk.' }),
  ...of('ScrapeStage', { DISCOVERED: 'Its address is known.', FETCHED: 'Its bytes are kept.', EXTRACTED: 'Its text is taken out.', SUGGESTED: 'Suggestions are made.', SUBMITTED: 'It is in the review queue.' }),
  ...of('ScrapeState', { WAITING: 'Waits for its turn.', RUNNING: 'Is worked on.', RETRYING: 'Failed, and will be tried again.', DONE: 'Came through.', GIVEN_UP: 'Failed for good.' }),
  ...of('Sector', {
    SHL: 'Shelter.', CCM: 'Camp coordination and management.', FSC: 'Food security.', WSH: 'Water, sanitation and hygiene.', LOG: 'Logistics.', PRO: 'Protection.', PRO_CPN: 'Child protection.',
    PRO_GBV: 'Gender-based violence.', PRO_HLP: 'Housing, land and property.', PRO_MIN: 'Mine action.', EDU: 'Education.', NUT: 'Nutrition.', HEA: 'Health.', ERY: 'Early recovery.', TEL: 'Telecommunications.',
    ELECTRICITY: 'Electricity.', ACCESS: 'Access for people or aid.',
  }),
  ...of('Sex', { FEMALE: 'Female.', MALE: 'Male.', UNKNOWN: 'Not said.' }),
  ...of('SourceKind', {
    NEWS_OUTLET: 'A newspaper, broadcaster or news site.', WIRE_AGENCY: 'A news agency.', MONITOR: 'An organisation that records casualties.', OFFICIAL: 'A state or a belligerent.',
    ORGANISATION: 'Another organisation.', SOCIAL_MEDIA: 'An account on social media.', OTHER: 'Another kind.',
  }),
  ...of('Stance', { DENIES: 'Rejects the allegation.', ACCEPTS: 'Accepts responsibility.', INVESTIGATES: 'Says that it looks into it.', CONDEMNS: 'Condemns what happened.', OTHER: 'Something else.' }),
  ...of('StatsGroup', {
    MONTH: 'Month of the first day, YYYY-MM.', COUNTRY: 'Country.', ADMIN1: 'Governorate within its country.', PARTY: 'Accused party; an incident with two is in both groups.', GRADE: 'Civilian harm status.',
    CAUSE: 'Cause of death or injury.',
  }),
  ...of('StrikeStatus', { DECLARED: 'A belligerent declared it.', LIKELY: 'Likely.', CONTESTED: 'Contested.', SINGLE_SOURCE_CLAIM: 'One source claims it.' }),
  ...of('VictimStatus', { KILLED: 'Killed.', INJURED: 'Injured.', MISSING: 'Missing.' }),
  ...of('PolicyFinding', {
    ACCEPTED: 'An accused party has accepted responsibility.', NOT_ACCEPTED: 'No accused party has accepted responsibility.', PARTIES_DIFFER: 'Sources accuse different parties.',
    STRIKE_CONTESTED: 'Whose strike it was is contested.', PARTIES_AGREE: 'All sources that accuse a party accuse the same one.', NOBODY_ACCUSED: 'No source accuses a party.',
    NO_HARM_ALLEGED: 'No source alleges harm.', ONE_SOURCE: 'Only one independent source alleges harm.', TOO_FEW_CREDIBLE: 'Of several sources, fewer than two are credible.',
    SOURCES_ACCUSE_NOBODY: 'Several sources allege harm, and none accuses a party.', STRIKE_RESTS_ON_ONE: 'Actions of the accused near by rest on a single source.',
    SOURCES_AGREE_STRIKE_OPEN: 'Several sources accuse one party; whether its actions near by are likely is not assessed yet.', SOURCES_AGREE: 'Several sources accuse one party.',
  }),
  ...of('WarningCode', {
    MAXIMUM_STATED_AS_FACT: 'A range\'s maximum is told elsewhere in the article as the number.', TITLE_DISAGREES_WITH_BODY: 'The title gives another number than the text.',
    SOURCES_DISAGREE: 'The text gives the numbers of several sources, and they differ.', RANK_TRUE_ONLY_WHEN_PUBLISHED: 'A rank such as "deadliest month" was true on the day of publication only.',
    COMBATANTS_AMONG_KILLED: 'The number may count combatants.',
  }),
  ...of('DeliveryState', { PENDING: 'To be sent, or sent again.', DELIVERED: 'Answered with 2xx.', FAILED: 'Its tries are used up, or the endpoint is gone.' }),
  ...of('WebhookState', { ACTIVE: 'Is sent to.', DISABLED: 'Nothing is sent until it is enabled; then it goes on where it stopped.', DELETED: 'Ended for good.' }),
  ...of('WebhookStop', {
    BY_HAND: 'Somebody disabled it.', GONE: 'The endpoint answered 410.', EXHAUSTED: 'All tries of one message failed.', OWNER_LEFT: 'The key or account that keeps it was ended.',
  }),
};

function of(name: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([value, words]) => [`${name}.${value}`, words]));
}
