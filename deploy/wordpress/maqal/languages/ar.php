<?php
/* The plugin's texts in Arabic, by the English ones. */

defined( 'ABSPATH' ) || exit;

return array(
	// Settings → Reading.
	'Maqal reader'                                        => 'قارئ مقال',
	'Reading view'                                        => 'عرض القراءة',
	'Show every post in the reader'                       => 'عرض كل مقالة في القارئ',
	'Address of maqal.js'                                 => 'عنوان ملف maqal.js',
	'Empty: the reader that comes with this plugin.'      => 'إن تُرك فارغًا استُعمل القارئ المرفق بالإضافة.',
	'The address of maqal.js has to begin with https://.' => 'يجب أن يبدأ عنوان maqal.js بـ https://.',
	// The block.
	'Article reader'                                      => 'قارئ المقالات',
	'Shows a post in a quiet reader.'                     => 'يعرض مقالة في قارئ هادئ.',
	'Number or slug of the post'                          => 'رقم المقالة أو اسمها اللطيف',
	'Empty: the post that contains the block.'            => 'إن تُرك فارغًا فالمقالة التي فيها المكوّن.',
	'Address of an article'                               => 'عنوان مقالة',
	'JSON in any supported format. It takes precedence over the post.' => 'ملف JSON بأي صيغة يعرفها القارئ، ويُقدَّم على المقالة.',
	'Appearance'                                          => 'المظهر',
	'Colours'                                             => 'الألوان',
	'The visitor’s system setting'                        => 'كما يطلب جهاز الزائر',
	'Light'                                               => 'فاتحة',
	'Dark'                                                => 'داكنة',
	'Size of the text'                                    => 'حجم النص',
	'Without the toolbar'                                 => 'دون شريط الأدوات',
	'Without sharing'                                     => 'دون مشاركة',
	'Ways to share, in order'                             => 'طرق المشاركة بالترتيب',
	'Load at once'                                        => 'تحميل فوري',
	'The reader appears on the published page.'           => 'يظهر القارئ في الصفحة المنشورة.',
);
