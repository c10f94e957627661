const TOWNS = ['Karsa', 'Velmo', 'Adrin', 'Tosk', 'Lumeira', 'Pendar', 'Osmet', 'Ghalin', 'Brenna', 'Zarif', 'Nolva', 'Ketterin'];
const STREETS = ['Mill Road', 'Canal Street', 'the old bakery', 'Harbour Lane', 'the clinic', 'Station Square', 'the water works', 'Orchard Row'];
const MONTHS = ['March', 'April', 'May', 'June', 'July'];
const DETAILS = [
  'Rescuers dug through the night with their hands because no machine could pass the blocked road.',
  'A nurse at the district hospital said that the wards were full and that medicine was running out.',
  'The spokesman of the force said that the report was being looked into and gave no further detail.',
  'Neighbours said that there had been no warning and that the power had failed an hour before.',
  'The mayor asked families to stay away from the windows until the shelling had ended.',
  'A teacher who lives opposite counted four blasts and then saw smoke over the roofs.',
  'Relief workers handed out blankets and water to those whose homes had been damaged.',
  'The monitoring group said that it had spoken with relatives of each of the dead.',
  'Traders said that the market would stay closed until the end of the week.',
  'Drivers told of long queues at the bridge as people left for the villages in the hills.',
];

/** An invented report unlike any other: the same number gives the same page. */
export function articlePage(number: number): string {
  const pick = <T>(list: readonly T[], salt: number): T => list[(number * (2 * salt + 3) + salt * 7 + Math.floor(number / list.length)) % list.length] as T;
  const [town, street, month] = [pick(TOWNS, 1), pick(STREETS, 2), pick(MONTHS, 3)];
  const [killed, injured, day] = [1 + (number % 9), 2 + (number % 17), 1 + (number % 28)];
  const title = `${killed + 1} killed near ${street} in ${town}, report ${number} says`;
  const paragraphs = [
    `At least ${killed + 1} civilians were killed and ${injured} injured when shells hit ${street} in ${town} on ${day} ${month} 2017, residents and medics said in dispatch ${number}.`,
    ...Array.from({ length: 5 }, (_, at) => `${pick(DETAILS, at + 4)} ${pick(DETAILS, at + 9)} House number ${number + at} on ${pick(STREETS, at + 5)} was among those hit.`),
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta property="article:published_time" content="2017-0${3 + MONTHS.indexOf(month)}-${String(day).padStart(2, '0')}T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/about">About</a></nav><article><h1>${title}</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}
</article><footer>All rights reserved</footer></body></html>`;
}

export const LOGIN_PAGE = `<!doctype html><html lang="en"><head><title>Sign in</title></head><body><main><h1>Sign in to continue</h1>
<form method="post" action="/login"><label>Email <input type="email" name="email"></label><label>Password <input type="password" name="password"></label>
<button>Sign in</button></form><p>Forgot your password?</p></main></body></html>`;
