<?php
/* Attacks by an author. The remaining readers have a post and no other attributes. */
$post = array(
	'post_title' => 'محاولات',
	'post_type'  => 'page',
);
?>
<p class="nothing">[maqal src="javascript:hacked=1//"]</p>
<p class="nothing">[maqal src="data:application/json,{}"]</p>
<p class="nothing">[maqal src='"><script>hacked=1</script>']</p>
<p class="nothing">[maqal src="  jAvAsCrIpT&colon;hacked=1"]</p>
<p class="nothing">[maqal src="vbscript:hacked"]</p>

<p class="nothing">[maqal post="<?= $posts['plain']['id'] ?>" theme='"><script>hacked=1</script>']</p>

[maqal post="<?= $posts['plain']['id'] ?>" theme='" onfocus="hacked=1' font-step='9" onfocus="hacked=1' share='" onfocus="hacked=1' loading='eager onload=hacked=1' no-toolbar="false" onclick="hacked=1" style="display:none"]

<!-- wp:maqal/reader <?= serialize_block_attributes( array(
	'post'      => (string) $posts['plain']['id'],
	'theme'     => '"><script>hacked=1</script>',
	'fontStep'  => 700,
	'share'     => '"><img src=x onerror=hacked=1>',
	'loading'   => '" onfocus="hacked=1',
	'noToolbar' => false,
	'noShare'   => '"><script>hacked=1</script>',
	'onclick'   => 'hacked=1',
) ) ?> /-->

<div class="nothing"><!-- wp:maqal/reader <?= serialize_block_attributes( array( 'src' => 'javascript:hacked=1' ) ) ?> /--></div>
