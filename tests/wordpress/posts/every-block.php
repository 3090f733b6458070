<?php
/* Every block that a post can have, as the editor stores it: see ../site/blocks.php. */
$post = array(
	'post_title'   => 'ليلة «البدر» في الوادي – حكاية & صور',
	'post_date'    => '2025-03-10 20:05:00',
	'post_excerpt' => 'سهرة على السطوح جمعت أهل القرية حول قمر مكتمل.',
	'categories'   => array( 'علوم', 'أخبار القرى' ),
	'tags_input'   => array( 'القمر', 'الوادي' ),
	'lead'         => $media['lead']->id,
	'meta_input'   => array(
		'footnotes' => wp_json_encode(
			array(
				array( 'id' => '7d4c1e0a-0001', 'content' => 'بحسب مرصد الوادي <em>الأهلي</em>.' ),
				array( 'id' => '7d4c1e0a-0002', 'content' => 'راجع <a href="https://news.example/archive">الأرشيف</a> القديم.' ),
			)
		),
	),
);
$m = (object) $media;
?>
<!-- wp:paragraph {"dropCap":true} -->
<p class="has-drop-cap">اكتمل القمر مساء الاثنين، فخرج الناس إلى السطوح يحملون <strong>الشاي</strong> و<em>المناظير</em>.</p>
<!-- /wp:paragraph -->

<!-- wp:paragraph {"align":"center","backgroundColor":"pale-pink"} -->
<p class="has-text-align-center has-pale-pink-background-color has-background">وقال المعلم: <a href="https://news.example/moon" target="_blank" rel="noreferrer noopener">الضوء يكفي للقراءة</a>، وكتب المعادلة <code>x = y²</code> وعلامة <mark style="background-color:#fff3b0" class="has-inline-color">مضيئة</mark> و<s>مشطوبة</s> وصيغة H<sub>2</sub>O وأُس<sup>٣</sup> ومفتاح <kbd>Ctrl</kbd><br>ثم سطر جديد :)</p>
<!-- /wp:paragraph -->
<?php if ( has_block_type( 'core/footnotes' ) ) : ?>

<!-- wp:paragraph -->
<p>ارتفع القمر باكرًا<sup data-fn="7d4c1e0a-0001" class="fn"><a href="#7d4c1e0a-0001" id="7d4c1e0a-0001-link">1</a></sup> ثم غاب متأخرًا<sup data-fn="7d4c1e0a-0002" class="fn"><a href="#7d4c1e0a-0002" id="7d4c1e0a-0002-link">2</a></sup> كعادته.</p>
<!-- /wp:paragraph -->
<?php endif; ?>

<!-- wp:more {"customText":"تتمة الحكاية"} -->
<!--more تتمة الحكاية-->
<!-- /wp:more -->

<!-- wp:heading {"anchor":"watching"} -->
<h2 class="wp-block-heading" id="watching">كيف رأيناه؟</h2>
<!-- /wp:heading -->

<!-- wp:heading {"level":4} -->
<h4 class="wp-block-heading">عنوان من الدرجة الرابعة</h4>
<!-- /wp:heading -->

<!-- wp:list -->
<ul><!-- wp:list-item -->
<li>بالعين المجردة<!-- wp:list -->
<ul><!-- wp:list-item -->
<li>من السطح الغربي</li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>ومن <strong>المئذنة</strong><!-- wp:list {"ordered":true} -->
<ol><!-- wp:list-item -->
<li>قبل العشاء</li>
<!-- /wp:list-item --></ol>
<!-- /wp:list --></li>
<!-- /wp:list-item --></ul>
<!-- /wp:list --></li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>بالمنظار</li>
<!-- /wp:list-item --></ul>
<!-- /wp:list -->

<!-- wp:list {"ordered":true,"start":4,"reversed":false} -->
<ol start="4"><!-- wp:list-item -->
<li>خطوة رابعة</li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>خطوة خامسة</li>
<!-- /wp:list-item --></ol>
<!-- /wp:list -->

<!-- wp:quote -->
<blockquote class="wp-block-quote"><!-- wp:paragraph -->
<p>لم أر الوادي أبيض كما رأيته تلك الليلة.</p>
<!-- /wp:paragraph -->

<!-- wp:paragraph -->
<p>كأن الثلج نزل بلا برد.</p>
<!-- /wp:paragraph --><cite>أم يوسف، <em>خبازة القرية</em></cite></blockquote>
<!-- /wp:quote -->

<!-- wp:pullquote -->
<figure class="wp-block-pullquote"><blockquote><p>القمر جار قديم لا يطرق الباب</p><cite>مثل محلي</cite></blockquote></figure>
<!-- /wp:pullquote -->

<!-- wp:code -->
<pre class="wp-block-code"><code>let phase = "full";
if (phase &lt; 1) {
    wait(); // &#091;caption]
}</code></pre>
<!-- /wp:code -->

<!-- wp:preformatted -->
<pre class="wp-block-preformatted">الشروق   ١٨:٠٤
الغروب   <strong>٠٥:٥٢</strong><br>انتهى الجدول</pre>
<!-- /wp:preformatted -->

<!-- wp:verse -->
<pre class="wp-block-verse">يا بدر أهل الحي نامت عيونهم
    وعينك يقظى فوق سطح <em>ومئذنة</em></pre>
<!-- /wp:verse -->

<!-- wp:table {"hasFixedLayout":true,"className":"is-style-stripes"} -->
<figure class="wp-block-table is-style-stripes"><table class="has-fixed-layout"><thead><tr><th>الليلة</th><th class="has-text-align-center" data-align="center">الإضاءة</th><th>الحضور</th></tr></thead><tbody><tr><td>الأحد</td><td class="has-text-align-center" data-align="center">٩٨٪</td><td>أربعون</td></tr><tr><td>الاثنين</td><td class="has-text-align-center" data-align="center"><strong>١٠٠٪</strong></td><td><a href="https://news.example/crowd">مئتان</a></td></tr></tbody><tfoot><tr><td>المجموع</td><td></td><td>مئتان وأربعون</td></tr></tfoot></table><figcaption class="wp-element-caption">حساب الليلتين بتقدير <em>المختار</em></figcaption></figure>
<!-- /wp:table -->
<?php if ( has_block_type( 'core/details' ) ) : ?>

<!-- wp:details -->
<details class="wp-block-details"><summary>لماذا يبدو أكبر عند الأفق؟</summary><!-- wp:paragraph {"placeholder":"…"} -->
<p>خدعة من العين لا من القمر.</p>
<!-- /wp:paragraph --></details>
<!-- /wp:details -->
<?php endif; ?>

<!-- wp:image {"id":<?= $m->market->id ?>,"sizeSlug":"large","linkDestination":"media"} -->
<figure class="wp-block-image size-large"><a href="<?= $m->market->url ?>"><img src="<?= $m->market->at( 'large' ) ?>" alt="<?= $m->market->alt ?>" class="wp-image-<?= $m->market->id ?>"/></a><figcaption class="wp-element-caption">السوق قبل المغيب، عدسة <a href="https://news.example/laila">ليلى نصر</a></figcaption></figure>
<!-- /wp:image -->

<!-- wp:image {"align":"left","id":<?= $m->bridge->id ?>,"width":240,"height":180,"sizeSlug":"medium","linkDestination":"none","className":"is-style-rounded"} -->
<figure class="wp-block-image alignleft size-medium is-resized is-style-rounded"><img src="<?= $m->bridge->at( 'medium' ) ?>" alt="<?= $m->bridge->alt ?>" class="wp-image-<?= $m->bridge->id ?>" width="240" height="180"/></figure>
<!-- /wp:image -->

<!-- wp:gallery {"linkTo":"none"} -->
<figure class="wp-block-gallery has-nested-images columns-default is-cropped"><!-- wp:image {"id":<?= $m->orchard->id ?>,"sizeSlug":"large","linkDestination":"none"} -->
<figure class="wp-block-image size-large"><img src="<?= $m->orchard->at( 'large' ) ?>" alt="<?= $m->orchard->alt ?>" class="wp-image-<?= $m->orchard->id ?>"/><figcaption class="wp-element-caption">البستان الشرقي</figcaption></figure>
<!-- /wp:image -->

<!-- wp:image {"id":<?= $m->door->id ?>,"sizeSlug":"large","linkDestination":"none"} -->
<figure class="wp-block-image size-large"><img src="<?= $m->door->at( 'large' ) ?>" alt="<?= $m->door->alt ?>" class="wp-image-<?= $m->door->id ?>"/></figure>
<!-- /wp:image --><figcaption class="blocks-gallery-caption wp-element-caption">من ألبوم القرية</figcaption></figure>
<!-- /wp:gallery -->

<!-- wp:gallery {"ids":[<?= $m->bridge->id ?>,<?= $m->market->id ?>],"linkTo":"file"} -->
<figure class="wp-block-gallery columns-2 is-cropped"><ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure><a href="<?= $m->bridge->url ?>"><img src="<?= $m->bridge->url ?>" alt="<?= $m->bridge->alt ?>" data-id="<?= $m->bridge->id ?>" class="wp-image-<?= $m->bridge->id ?>"/></a><figcaption class="blocks-gallery-item__caption">الجسر في معرض قديم</figcaption></figure></li><li class="blocks-gallery-item"><figure><a href="<?= $m->market->url ?>"><img src="<?= $m->market->at( 'large' ) ?>" alt="<?= $m->market->alt ?>" data-id="<?= $m->market->id ?>" class="wp-image-<?= $m->market->id ?>"/></a></figure></li></ul><figcaption class="blocks-gallery-caption">صورتان من أيام المحرر السابق</figcaption></figure>
<!-- /wp:gallery -->

<!-- wp:audio {"id":<?= $m->tone->id ?>} -->
<figure class="wp-block-audio"><audio controls src="<?= $m->tone->url ?>"></audio><figcaption class="wp-element-caption">صفارة الحارس</figcaption></figure>
<!-- /wp:audio -->

<!-- wp:video {"id":<?= $m->film->id ?>,"tracks":[{"src":"<?= $m->subtitles->url ?>","label":"العربية","srcLang":"ar","kind":"subtitles"}]} -->
<figure class="wp-block-video"><video controls poster="<?= $m->bridge->url ?>" src="<?= $m->film->url ?>"><track src="<?= $m->subtitles->url ?>" label="العربية" srclang="ar" kind="subtitles"/></video><figcaption class="wp-element-caption">شروق القمر في ثانية</figcaption></figure>
<!-- /wp:video -->

<!-- wp:file {"id":<?= $m->report->id ?>,"href":"<?= $m->report->url ?>"} -->
<div class="wp-block-file"><a id="wp-block-file--media-1" href="<?= $m->report->url ?>">تقرير الموسم كاملًا</a><a href="<?= $m->report->url ?>" class="wp-block-file__button wp-element-button" download aria-describedby="wp-block-file--media-1">تنزيل التقرير</a></div>
<!-- /wp:file -->

<!-- wp:cover {"url":"<?= $m->orchard->url ?>","id":<?= $m->orchard->id ?>,"dimRatio":50,"isDark":false} -->
<div class="wp-block-cover is-light"><span aria-hidden="true" class="wp-block-cover__background has-background-dim"></span><img class="wp-block-cover__image-background wp-image-<?= $m->orchard->id ?>" alt="<?= $m->orchard->alt ?>" src="<?= $m->orchard->url ?>" data-object-fit="cover"/><div class="wp-block-cover__inner-container"><!-- wp:paragraph {"align":"center","fontSize":"large"} -->
<p class="has-text-align-center has-large-font-size">كلام على غلاف البستان</p>
<!-- /wp:paragraph --></div></div>
<!-- /wp:cover -->

<!-- wp:media-text {"mediaId":<?= $m->door->id ?>,"mediaLink":"<?= $m->door->page() ?>","mediaType":"image","mediaPosition":"right"} -->
<div class="wp-block-media-text alignwide has-media-on-the-right is-stacked-on-mobile"><div class="wp-block-media-text__content"><!-- wp:paragraph -->
<p>بيت الجد وبابه المنقوش</p>
<!-- /wp:paragraph --></div><figure class="wp-block-media-text__media"><img src="<?= $m->door->url ?>" alt="<?= $m->door->alt ?>" class="wp-image-<?= $m->door->id ?> size-full"/></figure></div>
<!-- /wp:media-text -->

<!-- wp:columns -->
<div class="wp-block-columns"><!-- wp:column {"width":"66.66%"} -->
<div class="wp-block-column" style="flex-basis:66.66%"><!-- wp:paragraph -->
<p>عمود أول واسع</p>
<!-- /wp:paragraph --></div>
<!-- /wp:column -->

<!-- wp:column {"width":"33.33%"} -->
<div class="wp-block-column" style="flex-basis:33.33%"><!-- wp:heading {"level":3} -->
<h3 class="wp-block-heading">عمود ثان ضيق</h3>
<!-- /wp:heading -->

<!-- wp:list -->
<ul><!-- wp:list-item -->
<li>بند في العمود</li>
<!-- /wp:list-item --></ul>
<!-- /wp:list --></div>
<!-- /wp:column --></div>
<!-- /wp:columns -->

<!-- wp:text-columns -->
<div class="wp-block-text-columns alignundefined columns-2"><div class="wp-block-column"><p>نص قديم يمينًا</p></div><div class="wp-block-column"><p>نص قديم يسارًا</p></div></div>
<!-- /wp:text-columns -->

<!-- wp:group {"tagName":"section","backgroundColor":"light-green-cyan","layout":{"type":"constrained"}} -->
<section class="wp-block-group has-light-green-cyan-background-color has-background"><!-- wp:heading {"level":3} -->
<h3 class="wp-block-heading">إطار للمعلومات</h3>
<!-- /wp:heading -->

<!-- wp:group {"layout":{"type":"flex","flexWrap":"nowrap"}} -->
<div class="wp-block-group"><!-- wp:paragraph -->
<p>في صف أول</p>
<!-- /wp:paragraph -->

<!-- wp:paragraph -->
<p>وفي الصف نفسه</p>
<!-- /wp:paragraph --></div>
<!-- /wp:group -->

<!-- wp:group {"layout":{"type":"flex","orientation":"vertical"}} -->
<div class="wp-block-group"><!-- wp:paragraph -->
<p>رصة من سطر</p>
<!-- /wp:paragraph -->

<!-- wp:paragraph -->
<p>ثم سطر تحته</p>
<!-- /wp:paragraph --></div>
<!-- /wp:group --></section>
<!-- /wp:group -->

<!-- wp:buttons -->
<div class="wp-block-buttons"><!-- wp:button -->
<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="https://news.example/subscribe">اشترك في النشرة</a></div>
<!-- /wp:button -->

<!-- wp:button {"className":"is-style-outline"} -->
<div class="wp-block-button is-style-outline"><a class="wp-block-button__link wp-element-button" href="https://news.example/about">تعرف إلينا</a></div>
<!-- /wp:button --></div>
<!-- /wp:buttons -->

<!-- wp:separator -->
<hr class="wp-block-separator has-alpha-channel-opacity"/>
<!-- /wp:separator -->

<!-- wp:spacer {"height":"40px"} -->
<div style="height:40px" aria-hidden="true" class="wp-block-spacer"></div>
<!-- /wp:spacer -->

<!-- wp:embed {"url":"https://www.youtube.com/watch?v=maqal000001","type":"video","providerNameSlug":"youtube","responsive":true,"className":"wp-embed-aspect-16-9 wp-has-aspect-ratio"} -->
<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube wp-embed-aspect-16-9 wp-has-aspect-ratio"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=maqal000001
</div><figcaption class="wp-element-caption">جولة مصورة في السوق</figcaption></figure>
<!-- /wp:embed -->

<!-- wp:embed {"url":"https://www.youtube.com/watch?v=gone0000001","type":"video","providerNameSlug":"youtube","responsive":true} -->
<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=gone0000001
</div></figure>
<!-- /wp:embed -->

<!-- wp:embed {"url":"https://twitter.com/wadi_example/status/1234567890123456789","type":"rich","providerNameSlug":"twitter","responsive":true} -->
<figure class="wp-block-embed is-type-rich is-provider-twitter wp-block-embed-twitter"><div class="wp-block-embed__wrapper">
https://twitter.com/wadi_example/status/1234567890123456789
</div><figcaption class="wp-element-caption">إعلان البلدية</figcaption></figure>
<!-- /wp:embed -->

<!-- wp:embed {"url":"https://twitter.com/gone_example/status/9876543210987654321","type":"rich","providerNameSlug":"twitter","responsive":true} -->
<figure class="wp-block-embed is-type-rich is-provider-twitter wp-block-embed-twitter"><div class="wp-block-embed__wrapper">
https://twitter.com/gone_example/status/9876543210987654321
</div></figure>
<!-- /wp:embed -->

<!-- wp:html -->
<div class="box" onclick="alert(1)"><p>كتلة HTML مكتوبة <b>باليد</b> و<i>مائلة</i></p>
<dl><dt>مد</dt><dd>ارتفاع الماء</dd><dt>جزر</dt><dd>انحساره</dd></dl>
<script>document.title = "سُرق العنوان";</script><style>.box { color: red }</style>
<iframe src="https://maps.example/wadi" title="خريطة الوادي" width="400" height="300"></iframe></div>
<!-- /wp:html -->

<!-- wp:shortcode -->
[gallery ids="<?= $m->bridge->id ?>,<?= $m->ornament->id ?>" link="none"]
<!-- /wp:shortcode -->

<!-- wp:image {"id":<?= $m->ornament->id ?>,"sizeSlug":"full"} -->
<figure class="wp-block-image size-full"><img src="<?= $m->ornament->url ?>" alt="" class="wp-image-<?= $m->ornament->id ?>"/></figure>
<!-- /wp:image -->

<!-- wp:block {"ref":<?= $reusable ?>} /-->

<!-- wp:read-more {"content":"اقرأ المزيد"} /-->

<!-- wp:social-links {"showLabels":true} -->
<ul class="wp-block-social-links has-visible-labels"><!-- wp:social-link {"url":"https://mastodon.example/@wadi","service":"mastodon"} /-->

<!-- wp:social-link {"url":"https://facebook.com/wadi.example","service":"facebook"} /--></ul>
<!-- /wp:social-links -->

<!-- wp:search {"label":"ابحث في الجريدة","buttonText":"بحث"} /-->

<!-- wp:latest-posts {"postsToShow":3,"displayPostDate":true} /-->

<!-- wp:latest-comments {"displayAvatar":false} /-->

<!-- wp:categories {"showPostCounts":true} /-->

<!-- wp:archives /-->

<!-- wp:archives {"displayAsDropdown":true} /-->

<!-- wp:calendar /-->

<!-- wp:tag-cloud {"smallestFontSize":"10pt"} /-->

<!-- wp:page-list /-->
<?php if ( has_block_type( 'core/math' ) ) : ?>

<!-- wp:math {"latex":"x^2"} -->
<div class="wp-block-math"><math display="block"><semantics><msup><mi>x</mi><mn>2</mn></msup><annotation encoding="application/x-tex">x^2</annotation></semantics></math></div>
<!-- /wp:math -->
<?php endif; ?>

نص حر بين الكتل كما تركه المحرر القديم.

ومعه فقرة ثانية.

<!-- wp:freeform -->
<p style="text-align: justify;">كتلة كلاسيكية <span style="text-decoration: underline;">مسطرة</span></p>
<!-- /wp:freeform -->

<!-- wp:paragraph -->
<p></p>
<!-- /wp:paragraph -->

<!-- wp:paragraph {"direction":"ltr"} -->
<p dir="ltr">See you at the next full moon, in <span lang="fr">deux semaines</span>.</p>
<!-- /wp:paragraph -->
<?php if ( has_block_type( 'core/footnotes' ) ) : ?>

<!-- wp:footnotes /-->
<?php endif; ?>

<!-- wp:nextpage -->
<!--nextpage-->
<!-- /wp:nextpage -->

<!-- wp:paragraph -->
<p>وهذه صفحة ثانية عند ووردبريس، وخاتمة عند القارئ.</p>
<!-- /wp:paragraph -->
