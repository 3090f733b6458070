<?php
/* A post of the classic editor: text in which empty lines separate paragraphs, and shortcodes. */
$post = array(
	'post_title'    => 'معرض الكتاب: "ثلاثة أيام" في ساحة القرية -- وأكثر',
	'post_date'     => '2025-03-08 21:40:00',
	'post_excerpt'  => 'جولة في معرض الكتاب الأول.',
	'categories'    => array( 'أخبار القرى' ),
	'tags_input'    => array( 'كتب', 'معارض' ),
	'lead'          => $media['market']->id,
);
$ids = "{$media['market']->id},{$media['orchard']->id},{$media['door']->id}";
?>
افتتح المعرض أبوابه صباح الخميس،
وامتلأت الساحة قبل الظهر.

قال <em>منظم المعرض</em>: <strong>"لم نتوقع هذا العدد"</strong> -- ثم ضحك :)

[caption id="attachment_<?= $media['bridge']->id ?>" align="alignright" width="300"]<a href="<?= $media['bridge']->url ?>"><img class="size-medium wp-image-<?= $media['bridge']->id ?>" src="<?= $media['bridge']->at( 'medium' ) ?>" alt="<?= $media['bridge']->alt ?>" width="300" height="225" /></a> الجسر المؤدي إلى <a href="https://news.example/square">الساحة</a>[/caption]

وهذه صورة بلا تعليق وسط الكلام <img class="alignnone size-thumbnail wp-image-<?= $media['door']->id ?>" src="<?= $media['door']->at( 'thumbnail' ) ?>" alt="<?= $media['door']->alt ?>" width="150" height="150" /> ثم يمضي السطر.

<!--more-->
<h3>برنامج الأيام الثلاثة</h3>
<ol>
 	<li>الخميس: الشعر
<ul>
 	<li>أمسية الشباب</li>
 	<li>أمسية الكبار</li>
</ul>
</li>
 	<li>الجمعة: الرواية</li>
 	<li>السبت: كتب الأطفال</li>
</ol>
<blockquote>الكتاب جليس لا يمل.

كذا قال جدي كل مساء.</blockquote>
<div style="text-align: center;">كلمات داخل قسم بلا فقرة</div>
[gallery ids="<?= $ids ?>" columns="3" size="medium"]

<table border="1">
<tbody>
<tr>
<th>اليوم</th>
<th>الزوار</th>
</tr>
<tr>
<td>الخميس</td>
<td>٤٥٠</td>
</tr>
<tr>
<td>الجمعة</td>
<td>٩٨٠</td>
</tr>
</tbody>
</table>

[audio src="<?= $media['tone']->url ?>"]

[video width="320" height="180" webm="<?= $media['film']->url ?>"][/video]

https://www.youtube.com/watch?v=gone0000002

<pre>بيت أول
    بيت ثان مزاح</pre>
<p style="text-align: left;" dir="ltr"><span style="color: #ff0000;">The fair</span> closes on Saturday.</p>

<hr />

شكرًا لمن زار، وإلى <del>الشتاء</del> <ins>الربيع</ins> المقبل.
