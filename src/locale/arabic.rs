//! The interface in Arabic.

use super::{
    Direction,
    messages::{Message, Messages},
};

pub(super) static MESSAGES: Messages = Messages {
    lang: "ar",
    locale: "ar-u-nu-arab",
    direction: Direction::Rtl,
    name: "مقال",

    toolbar: "أدوات القراءة",
    font_size: "حجم الخط",
    letter: "ع",
    font_decrease: "تصغير الخط",
    font_increase: "تكبير الخط",
    font_reset: "حجم الخط {size}، إعادته إلى المعتاد",
    font_size_now: "حجم الخط {size}",

    share: "مشاركة",
    share_article: "شارك هذا المقال",
    share_on: "{network}، مشاركة في نافذة جديدة",
    copy: "نسخ الرابط",
    copied: "نُسخ الرابط",
    copy_failed: "تعذّر النسخ. حدِّد الرابط وانسخه:",
    whatsapp: "واتساب",
    x: "إكس",
    facebook: "فيسبوك",
    telegram: "تيليغرام",
    linkedin: "لينكدإن",
    email: "البريد",

    by: "بقلم {names}",
    and: " و",
    updated: "آخر تحديث {date}",
    source: "المصدر",
    original_at: "الخبر الأصلي في {source}",
    original: "الخبر الأصلي",
    site_of: "موقع {source}",
    credit: "تصوير: {name}",
    key_points: "أبرز النقاط",
    related: "اقرأ أيضًا",
    table: "جدول",
    code: "نص برمجي",
    show_from: "عرض المحتوى من {provider}",
    open_at: "فتح المنشور في {provider}",

    loading: "جارٍ تحميل المقال",
    retry: "إعادة المحاولة",
    open_original: "فتح الخبر الأصلي",
    offline: Message {
        what: "لا يوجد اتصال بالإنترنت.", advice: "تحقّق من الاتصال، ثم أعد المحاولة."
    },
    timed_out: Message {
        what: "تأخّر الخادم في الرد.", advice: "قد تكون الشبكة بطيئة، فأعد المحاولة بعد قليل."
    },
    not_found: Message {
        what: "لم نجد المقال في هذا العنوان.",
        advice: "ربما نُقل أو حُذف. تأكّد من الرابط، أو أعد المحاولة.",
    },
    refused: Message {
        what: "لم يسمح الخادم بقراءة المقال من هنا، أو تعذّر الوصول إليه.",
        advice: "أعد المحاولة، أو افتح الخبر في موقعه.",
    },
    server: Message {
        what: "حدث خلل في خادم الناشر.", advice: "ليس الخلل من جهازك. أعد المحاولة بعد قليل."
    },
    too_large: Message {
        what: "المقال أكبر من أن يُعرض هنا.", advice: "أعد المحاولة، أو افتح الخبر في موقعه."
    },
    interrupted: Message {
        what: "انقطع الاتصال قبل اكتمال المقال.", advice: "أعد المحاولة."
    },
    not_json: Message {
        what: "وصل ردّ تالف لا يمكن قراءته: السطر {line}، العمود {column}.",
        advice: "أعد المحاولة، وإن تكرّر ذلك فأبلغ الناشر.",
    },
    no_article: Message {
        what: "لا يوجد مقال في هذا العنوان: الحقل {field} مفقود.",
        advice: "تأكّد من الرابط، أو أبلغ الناشر.",
    },
    unknown_format: Message {
        what: "وصل ردّ بصيغة لا نعرفها.", advice: "تأكّد من الرابط، أو أبلغ الناشر."
    },
    locked: Message {
        what: "لا يتيح الناشر هذا المقال للجميع.", advice: "افتحه في موقعه بكلمة المرور أو باشتراكك."
    },
    html_refused: Message {
        what: "تمنع إعدادات هذه الصفحة عرض هذا المقال.",
        advice: "افتح الخبر في موقعه، أو أبلغ صاحب الصفحة.",
    },
    version: Message {
        what: "كُتب هذا المقال بالإصدار {version}، وهو أحدث مما نقرؤه.",
        advice: "حدِّث الصفحة للحصول على أحدث قارئ.",
    },
    origin: Message {
        what: "لا تعرض هذه الصفحة مقالات من {origin}.", advice: "تأكّد من الرابط الذي وصلك."
    },
};
