/** Made-up reports for the tests: places, people and outlets are invented. */

export const WIRE = `A rocket struck the vegetable market in the town of Tel Harun on Monday morning, killing seven people and wounding nineteen others, a hospital official said.
The blast tore through stalls shortly after nine, when the market was crowded with shoppers preparing for the holiday, according to three residents reached by telephone.
Samir Qadban, who runs a bakery across the street, said that he carried two children out of the smoke before ambulances arrived from the provincial capital.
Nobody claimed responsibility for the attack. The front line runs about twelve kilometres north of the town, and both sides have accused each other of shelling it since spring.
The hospital in Tel Harun appealed for blood donors and said that its generator had fuel for two days only.
Aid groups have repeatedly called for a truce around the town so that wheat can be brought in before the autumn rains begin.`;

export const OTHER_STORY = `The ministry of agriculture forecast a weaker olive harvest in the coastal hills after a dry winter, and traders in the port of Ras Dalil said that prices had already climbed
by a fifth. Growers asked for cheaper loans. A delegation is due to visit the region next month to look into irrigation canals that were damaged by floods two years ago.
Exports of soap, a speciality of the hills, have meanwhile grown for the third year in a row, the chamber of commerce reported on Thursday in its yearly overview.`;

export const ARABIC_WIRE = 'قُتل سبعة مدنيين وأُصيب تسعة عشر آخرون بجروح، صباح اليوم الاثنين، إثر سقوط صاروخ على سوق الخضار في بلدة تل هارون بريف المحافظة الشمالي، بحسب ما أفاد مصدر طبي في مشفى البلدة. '
  + 'وأضاف المصدر أن بين القتلى طفلين وامرأة، وأن عدداً من المصابين في حالة خطرة، فيما هرعت سيارات الإسعاف من المدينة إلى المكان ونقلت الجرحى إلى المشافي القريبة.';

/** The same text as another desk types it: no vowel signs, other alefs, a stroke for emphasis. */
export const ARABIC_RETYPED = ARABIC_WIRE.replace(/[\u064b-\u0652]/g, '').replace(/أ|إ/g, 'ا').replace('صاروخ', 'صـاروخ').replace('سوق', 'ســوق');
