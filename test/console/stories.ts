import type { Story } from './newsroom.ts';

// Invented events at real places, so that the gazetteer knows them.

export const bakery: Story = {
  title: 'Nine killed as air strike hits bakery in Raqqa',
  day: '2017-06-16',
  paragraphs: [
    'Nine civilians were killed and 14 others injured on Thursday when an air strike by the US-led Coalition hit a bakery in Raqqa, residents said.',
    'The strike came before dawn, when bread was being baked for the neighbourhood, according to two people who live near by.',
    'A spokesman for the Coalition said that it was looking into the report and would publish what it found.',
  ],
};

export const market: Story = {
  title: 'Shelling of market in Idlib kills five civilians',
  day: '2017-07-02',
  paragraphs: [
    'Five civilians were killed and eleven wounded on Saturday when shells hit a vegetable market in Idlib, a medical worker said.',
    'The market had been crowded since the morning, and ambulances took the wounded to two clinics outside the town.',
    'Nobody had claimed responsibility for the shelling by the evening, and the front line lies about twenty kilometres away.',
  ],
};

export const football: Story = {
  title: 'Rovers lose at home after late goal',
  day: '2017-07-03',
  paragraphs: [
    'Rovers lost two to one at home on Sunday after a goal in the last minute of a match that they had led since the break.',
    'The trainer said that his team had defended well for an hour and had lost its order after the second change.',
    'The next match is on Wednesday evening in the stadium on the harbour, where tickets are sold from noon.',
  ],
};

export const arabic: Story = {
  title: 'مقتل ثلاثة مدنيين بقصف على بلدة في ريف حلب',
  day: '2017-08-10',
  language: 'ar',
  paragraphs: [
    'قُتل ثلاثة مدنيين وأصيب سبعة آخرون يوم الأربعاء جراء قصف مدفعي استهدف بلدة الأتارب في ريف حلب، بحسب مصادر طبية.',
    'وقال سكان إن القصف بدأ صباحًا واستمر نحو ساعة، وإن سيارات الإسعاف نقلت المصابين إلى مستشفى قريب من البلدة.',
  ],
};
