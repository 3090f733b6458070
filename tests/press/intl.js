// Writes what the browser's `Intl` returns into the page, one line per value: kind, tag, locale, input, output, separated by
// tabs. `intl.rs` compares each line with the native output.

/** The tags of articles, and the locale of the interface for each. */
const LOCALES = {
  ar: "ar-u-nu-arab",
  fa: "fa",
  ur: "ur",
  he: "he",
  ckb: "ar-IQ-u-nu-arab",
  en: "en",
  fr: "fr",
  tr: "tr",
  "ar-AE": "ar-AE",
  "ar-EG": "ar-EG",
  "ar-IQ": "ar-IQ",
  "ar-LB": "ar-LB",
  "ar-MA": "ar-MA",
  "ar-SA": "ar-SA",
  "ar-SY": "ar-SY",
  "ar-TN": "ar-TN",
  "fa-AF": "fa-AF",
  "fa-IR": "fa-IR",
  "ur-IN": "ur-IN",
  "ur-PK": "ur-PK",
  "he-IL": "he-IL",
  "en-AU": "en-AU",
  "en-CA": "en-CA",
  "en-GB": "en-GB",
  "en-IN": "en-IN",
  "en-US": "en-US",
  "fr-CA": "fr-CA",
  "fr-CH": "fr-CH",
  "fr-FR": "fr-FR",
  "tr-TR": "tr-TR",
};

/** Every day of a leap year, and days in other years, between the first and the last that a timestamp can have. */
function* days() {
  for (let day = 1; day <= 366; day++) {
    yield new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10);
  }
  for (const year of [1600, 1742, 1882, 1901, 1979, 1999, 2000, 2019, 2023, 2025, 2026, 2031, 2077, 2100, 2174, 2199]) {
    for (const day of ["01-01", "02-28", "03-20", "03-21", "06-15", "11-04", "12-31"]) {
      yield `${year}-${day}`;
    }
  }
}

/** Every hour of a day in winter and of one in summer. */
function* hours() {
  for (const day of ["2025-11-04", "2024-06-30"]) {
    for (let hour = 0; hour < 24; hour++) {
      yield `${day}T${String(hour).padStart(2, "0")}`;
    }
  }
}

function* numbers() {
  for (let number = 0; number <= 1000; number++) {
    yield String(number);
  }
  yield* ["1234", "9999", "10000", "12345", "100000", "1234567", "20000000", "1234567890", "999999999999"];
  yield* ["0.5", "1.15", "1.8", "2.0", "1234.5", "0.0005", "0.0004", "2.71828", "1234567.8915"];
}

const lines = [];

for (const [tag, locale] of Object.entries(LOCALES)) {
  const write = (kind, input, output) => lines.push([kind, tag, locale, input, output].join("\t"));
  const style = tag === "ckb" ? "medium" : "long";
  const date = new Intl.DateTimeFormat(locale, { dateStyle: style, timeZone: "UTC" });
  for (const day of days()) {
    write("date", day, date.format(new Date(day)));
  }
  const secondStyle = tag === "ckb" ? "short" : "long";
  for (const calendar of ["gregory", "islamic-umalqura"]) {
    const second = new Intl.DateTimeFormat(locale, { calendar, dateStyle: secondStyle, timeZone: "UTC" });
    for (const day of days()) {
      write(calendar, day, second.format(new Date(day)));
    }
  }
  for (const [minute, offset] of [
    ["00", ""],
    ["05", "Z"],
    ["30", "+03:00"],
    ["59", "-09:30"],
  ]) {
    // A native program shows the time of the publisher.
    const timeZone = offset.length > 1 ? offset : "UTC";
    const time = new Intl.DateTimeFormat(locale, { dateStyle: style, timeStyle: "short", timeZone });
    for (const hour of hours()) {
      const input = `${hour}:${minute}:00`;
      write("time", input + offset, time.format(new Date(input + (offset || "Z"))));
    }
  }
  const number = new Intl.NumberFormat(locale);
  for (const input of numbers()) {
    write("number", input, number.format(input));
  }
  const rules = new Intl.PluralRules(locale);
  // The interface has a form of its own for 0.
  for (let count = 1; count <= 200; count++) {
    write("category", count, rules.select(count));
  }
}

// The first line and the last one contain tags.
document.body.textContent = ["", ...lines, ""].join("\n");
