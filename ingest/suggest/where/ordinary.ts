import { foldArabic, foldLatin } from './fold.ts';

/** Single words that are places of the gazetteer as well and mostly mean something else. Folded (fold.ts), Arabic without its article. */
const ORDINARY = new Set(
  (
    'of most man hit sale bath reading mobile nice police media enterprise independence hope justice union success many march may august april june ' +
    'sunday monday friday mission victory normal price best bay beach center central church college commerce concord defiance early eden effort end ' +
    'energy euless fair fairview faith fort forest freedom garden general glen globe gun harbor hill home index industry iron jewel joy junction ' +
    'key kind king lady lake lawn liberty light lincoln little love lucky magnolia major marble mills moon new north oak ocean opal orange park peace ' +
    'pearl pine plain plains pleasant point post power prairie progress prospect ranger rapid republic rich river rock rose sand shelter silver south ' +
    'spring springs star start state stone story strong summit sun sweet temple trinity troy truth universal university valley van view village vista war ' +
    'water welcome west white wing winner wood woods young east black brown green blue red gold dead he she it they we you i a an the this that ' +
    'these those his her my our your their who what when where why how all some none both one two three four five six seven eight nine ten ' +
    'first second third last next then now here there yes no not and or but if so as at by for from in into on off out over under up with ' +
    'officer chief judge sheriff deputy sergeant captain doctor mayor governor senator president prime minister army navy force guard county city town ' +
    'street avenue road route highway block house hospital school district office court jail prison fire rescue ambulance family mother father son ' +
    'daughter brother sister baby child boy girl men women people victim suspect witness news press post times herald tribune daily weekly today ' +
    'gaston jackson johnson jones smith williams davis miller wilson moore taylor anderson thomas white harris martin thompson clark lewis robinson walker ' +
    'allen scott hall adams nelson baker carter mitchell roberts turner phillips campbell parker evans edwards collins stewart morris rogers reed cook ' +
    'morgan bell murphy bailey cooper richardson cox howard ward peterson gray james watson brooks kelly sanders bennett wood barnes ross henderson ' +
    'coleman jenkins perry powell long patterson hughes washington butler simmons foster gonzales bryant alexander russell griffin hayes myers ford hamilton ' +
    'graham sullivan wallace cole owens jordan reynolds fisher ellis harrison gibson marshall wells webb tucker burns crawford mason boyd kennedy warren ' +
    'dixon hunt hicks holmes palmer wagner black robertson boone rice knight elliott carpenter weaver george fox franklin lawson fuller lynch ' +
    'douglas day austin dallas houston madison charlotte savannah tyler paris victoria florence virginia georgia carolina israel jordan chad ali omar ' +
    'hasan muhammad mahmud ahmad said salem salim karim rashid nasir tariq marwan mansur hamid jabir darwish khalil ibrahim ismail yusuf dana marina ' +
    'ore ill miss wash mass ind ark ala pa md va la mo mich kan del agency arab english magazine council conversation advertisement share date photo video image source related read more ' +
    // Arabic
    'باب عين نور قائم حي سعد علي محمد حسن حسين احمد محمود خالد عمر يوسف ابراهيم سالم سليم كريم رشيد ناصر طارق مروان منصور حميد جابر درويش خليل ' +
    'اسماعيل سعيد صالح عيسي موسي داود سليمان مصطفي عثمان شيخ حاج سيد عبد بني بيت جديد جديده قديم كبير صغير شمال جنوب شرق غرب وسط شرقي غربي شمالي ' +
    'جنوبيه جنوبي نهر بحر جبل وادي سوق جسر حصن برج مزرعه قصر تل راس ام ابو خان دار دير مركز ساحه شارع طريق بلد قريه مدينه ناحيه منطقه صباح ' +
    'مساء فجر ليل يوم سبت احد خميس جمعه عرب روس ترك كرد جيش نظام قسد دفاع مدني سوري شام حره حرب سلام امن سبع مال نور هدي ايمان فرح مني ندي ' +
    'رمان زيتون تين عنب حمراء بيضاء سوداء خضراء صفراء حمام مدرسه مسجد جامع مشفي مستشفي سجن مطار معبر ميناء جامعه اكثر ثانيه اولي عام عدد حال حاله ' +
    'جاري مقبل ماضي حاضر قادم فوعه مرج بره سهل ربيع خريف صيف شتاء نصر فتح ثوره وحده حريه كرامه عدل ورد فيض بركه عمار ياسر بلال عمران ' +
    'حول سنه رصد مقر حرجه بشريه حكومه خبر سوق معبر منزله سما صوره بري عمال هويه شفا علا جنه بلاد بلا عبور جمال زهره كيف دوله تحالف عبر بيان ان فان كان وان انا وانا له ' +
    'وكاله وكالتنا اطار صعيد واتس واحد دور سحب مبين بشار بيضا شفت اشهر فاطمه نعمه لجنه كويت رياض فردوس مشهد امل علم بلدي فرات وطني رقم هذا هذه ذلك التي الذي بعض كل غير لدي ' +
    'هناك حيث ايضا قبل بعد خلال ضمن كما لكن ليس فقط سبي كري زعيم حارس جندي قائد رييس وزير شعب ارض بحري جوي صاروخ قصف غاره شركه سياره دراجه طفله ابن بنت زوجه ' +
    'خيام خيمه خيم نازحين مهجرين مهاجرين معتقل سجين اسير مسلح مسلحين عناصر دوريه عبوه حاجز نقاط مواقع مقرات ' +
    'سكريه شهداء شهيد جرحي قتلي اطفال نساء رجال طفل امراه رجل شاب ' +
    'دولي عالم اخبار وطن عرب اسلام مسلمه كنيسه مقبره ملعب حديقه مصنع معمل فرن محطه سد قناه جزيره خليج محيط ساحل حدود اطراف محور جبهه خط نقطه قاعده كتيبه لواء فوج فرقه'
  )
    .split(/\s+/)
    .map((word) => (/^[a-z]/.test(word) ? foldLatin(word) : foldArabic(word))),
);

/** Is the word ordinary as it is written, or without what the look-up took off? */
export function isOrdinaryWord(stem: string, written: string): boolean {
  return ORDINARY.has(stem) || ORDINARY.has(written) || stem.length < 3;
}
