/** Words for the second half of the day, flat: small letters without accents. In doubt the later time is the safe one. */
export const afterNoon =
  /午後|下午|晚上|오후|บ่าย|เย็น|ค่ำ|μ\.?μ|(?<![\p{L}\p{M}])(?:afternoon|evening|nachmittags?|abends?|apres-midi|soir|tarde|noche|noite|pomeriggio|(?:di|della)\s+sera|middag|avond|aften|eftermiddag|ettermiddag|kvall|kveld|iltapaivalla|illalla|odpoledne|vecer|popoludniu|wieczorem|poobede|navecer|popoldne|uvece|poslijepodne|delutan|dupa-amiaza|seara|вечера|дня|вечора|следобед|вечерта|увече|αποգευμα|απογευμα|βραδυ|aksam|ogleden sonra|مساء|عصرا|عصر|شام|ערב|בערב|אחהצ|वेला|शाम|सायं|सायंकाल|सायंकाळी|दोपहर|दुपारी|বিকেল|বিকাল|সন্ধ্যা|দুপুর|સાંજે|બપોરે|ਸ਼ਾਮ|மாலை|మధ్యాహ్నం|సాయంత్రం|ಸಂಜೆ|വൈകിട്ട്|chieu|sore|petang|hapon|jioni|mchana|middag|arratsaldeko|iltapaiva)(?![\p{L}\p{M}])/u;

/** Words for the night, whose twelve o'clock is the end of the day. */
export const atNight =
  /(?<![\p{L}\p{M}])(?:(?:to)?night|nachts|nuit|noche|noite|notte|nacht|natt|nat|noci|nocy|ночи|ночі|нощта|νυχτα|gece|ليلا|شب|رات|لילה|בלילה|रात|रात्री|रात्रि|রাত|રાત્રે|ਰਾਤ|இரவு|రాత్రి|ರಾತ್ರಿ|രാത്രി|gio\s+dem|gio\s+toi|malam|gabi|usiku)(?![\p{L}\p{M}])/u;

/** Behind an hour: half an hour later. Flat. */
export const halfPast =
  /^\s?(?:(?:y|e|et|i|și|si)\s(?:media|mezza|mezzo|meia|demie?|jumatate)|ruoi|bucuk|半|반|ครึ่ง)(?![\p{L}\p{M}])/u;

/** A half or a quarter in a time of day, which languages count from different hours. Flat. */
export const partOfHour =
  /(?<![\p{L}\p{M}])(?:half|halb|halv|media|meia|mezza|mezzo|demie?|quarter|viertel|quart|cuarto|quarto|kwart|kvart|negyed|fel|puoli|varttia|wpol|kwadrans|pul|ctvrt|polovin[eu]|половин\p{L}*|четверть|чверть|bucuk|ceyrek|נוסח|וחצי|والنصف|والربع|साढ़े|सवा|पौने|setengah|ruoi|nusu|robo)(?![\p{L}\p{M}])|[半반刻]|ครึ่ง/u;
