//! Cards in eight languages, with long words, emoji and three kinds of digits.

use maqal::locale::Direction::{self, Ltr, Rtl};

/// A name, the language, the direction, and the headline, the section, the source and the date.
type Sample = (&'static str, &'static str, Direction, [&'static str; 4]);

pub const SAMPLES: &[Sample] = &[
    (
        "arabic",
        "ar",
        Rtl,
        [
            "تعزيز الشراكة الاستراتيجية بين الصين وروسيا لتوسيع التعاون في جميع المجالات",
            "العالم",
            "متن نيوز",
            "٤ نوفمبر ٢٠٢٥",
        ],
    ),
    ("arabic-short", "ar", Rtl, ["غزة الآن", "عاجل", "الجزيرة نت", "4 نوفمبر 2025"]),
    (
        "arabic-long",
        "ar",
        Rtl,
        [
            "وزير الخارجية يبحث مع نظرائه في دول مجلس التعاون لدول الخليج العربية سبل تعزيز العلاقات الثنائية وتنسيق المواقف \
             إزاء المستجدات الإقليمية والدولية ويؤكد أهمية مواصلة العمل المشترك من أجل أمن المنطقة واستقرارها وازدهار شعوبها في \
             المرحلة المقبلة",
            "سياسة",
            "وكالة الأنباء",
            "١٢ ربيع الأول ١٤٤٧ هـ",
        ],
    ),
    (
        "arabic-vocalized",
        "ar",
        Rtl,
        ["إِنَّ اللُّغَةَ العَرَبِيَّةَ هُوِيَّةٌ وَثَقَافَةٌ تَتَجَدَّدُ عَبْرَ الأَجْيَالِ وَالعُصُورِ", "ثَقَافَةٌ", "مَجَلَّةُ الضَّادِ", "٢٠٢٥/١١/٠٤"],
    ),
    (
        "arabic-mixed",
        "ar",
        Rtl,
        [
            "شركة OpenAI تطلق GPT-5 في 7 أغسطس 2025 بسعر 20$ (نحو ٧٥ ريالًا) عبر تطبيق ChatGPT",
            "تقنية AI",
            "BBC News عربي",
            "04/11/2025",
        ],
    ),
    (
        "arabic-emoji",
        "ar",
        Rtl,
        [
            "🔴 عاجل | 🇸🇦 السعودية تفوز 3️⃣-1 على اليابان ⚽🏆 👨‍👩‍👧 والاحتفالات ❤️ تعم الرياض",
            "رياضة ⚽",
            "🏅 كووورة",
            "٤ نوفمبر",
        ],
    ),
    (
        "arabic-word",
        "ar",
        Rtl,
        ["أفاستسقيناكموهافأسقيناكموهاوفسيكفيكهموماأنلزمكموهاأفاستسقيناكموهافأسقيناكموها كلمة طويلة", "", "", ""],
    ),
    (
        "persian",
        "fa",
        Rtl,
        [
            "ایران و عربستان گفت‌وگوهای تازه‌ای را دربارهٔ امنیت خلیج فارس در ۱۳ آبان ۱۴۰۴ آغاز می‌کنند",
            "سیاست خارجی",
            "روزنامهٔ همشهری",
            "۱۳ آبان ۱۴۰۴",
        ],
    ),
    (
        "urdu",
        "ur",
        Rtl,
        [
            "پاکستان نے ایشیا کپ کے فائنل میں ۴۵۶ رنز بنا کر بھارت کو ۷ وکٹوں سے ہرا دیا، ٹیم کا شاندار استقبال",
            "کھیل",
            "روزنامہ جنگ",
            "۴ نومبر ۲۰۲۵",
        ],
    ),
    (
        "sorani",
        "ckb",
        Rtl,
        [
            "سەرۆکی هەرێمی کوردستان لەگەڵ شاندێکی باڵای ئەورووپی لە هەولێر کۆدەبێتەوە و ڕێککەوتنێک واژۆ دەکەن",
            "هەواڵ",
            "ڕووداو",
            "٤ی تشرینی دووەمی ٢٠٢٥",
        ],
    ),
    (
        "pashto",
        "ps",
        Rtl,
        [
            "د افغانستان ښوونځي او پوهنتونونه د نوي کال په پیل کې پرانیستل کېږي ځکه چې ټول چمتو دي",
            "ټولنه",
            "پژواک",
            "۲۰۲۵",
        ],
    ),
    (
        "hebrew",
        "he",
        Rtl,
        [
            "הממשלה אישרה את תקציב המדינה לשנת 2026 אחרי דיון של 14 שעות; OECD: \"צעד חשוב\"",
            "כלכלה",
            "חדשות הארץ",
            "4 בנובמבר 2025",
        ],
    ),
    (
        "english",
        "en",
        Ltr,
        [
            "Scientists in Cairo (القاهرة) decode a 3,200-year-old papyrus about the first recorded strike",
            "Science",
            "The Daily Reader",
            "4 November 2025",
        ],
    ),
    (
        "english-word",
        "en",
        Ltr,
        [
            "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch station reopens after a century",
            "Travel",
            "The Daily Reader with a Very Long Name That Does Not Fit Beside a Date at All, Ever",
            "Tuesday, 4 November 2025",
        ],
    ),
    (
        "french",
        "fr",
        Ltr,
        [
            "À Genève, l’été le plus chaud jamais mesuré pousse l’Office fédéral à revoir ses « œuvres »",
            "Société",
            "Le Temps",
            "4 novembre 2025",
        ],
    ),
    (
        "turkish",
        "tr",
        Ltr,
        [
            "İstanbul’da ığdır çayı fiyatı yüzde 35 arttı: üreticiler “şaşkın”, tüketiciler öfkeli",
            "Gündem",
            "Türkiye Gazetesi",
            "4 Kasım 2025",
        ],
    ),
];
