<?php
/* Whether the post with every block has every block: a later WordPress may bring one that the test does not know. */

/** Blocks that no post needs to have, with the reason. An asterisk stands for the rest of a name. */
const NOT_IN_A_POST = array(
	// Templates of a theme have them around the post, and once.
	'core/avatar'           => 'tells of a template\'s own author or comment',
	'core/breadcrumbs'      => 'where a page stands in its site',
	'core/comment*'         => 'what readers have written below the post',
	'core/home-link'        => 'an entry of a menu',
	'core/loginout'         => 'for those who write the site',
	'core/navigation*'      => 'the menu of the site',
	'core/page-list-item'   => 'the list of pages makes them by itself',
	'core/pattern'          => 'the editor puts a pattern\'s own blocks in its place',
	'core/post-*'           => 'a field of the post itself, which the REST API gives anyway',
	'core/query*'           => 'a list of posts made by a template',
	'core/site-*'           => 'name and sign of the site',
	'core/template-part'    => 'a part of a template',
	'core/term*'            => 'what a template shows of a category',
	// Widgets are beside the post.
	'core/legacy-widget'    => 'a widget of a theme',
	'core/widget-group'     => 'widgets of a theme',
	// A post may have these.
	'core/missing'          => 'how the editor keeps a block that it does not know',
	'core/rss'              => 'asks another server',
);

/** The names of all blocks of a content. */
function names_of_blocks( array $blocks ): array {
	$names = array();
	foreach ( $blocks as $block ) {
		if ( $block['blockName'] ) {
			$names[] = $block['blockName'];
		} elseif ( trim( $block['innerHTML'] ) ) {
			$names[] = 'core/freeform'; // What stands between blocks is one as well.
		}
		array_push( $names, ...names_of_blocks( $block['innerBlocks'] ) );
	}
	return $names;
}

/** Whether this version of WordPress has a block. */
function has_block_type( string $name ): bool {
	return WP_Block_Type_Registry::get_instance()->is_registered( $name );
}

/** Ends the setup unless a content has every block of WordPress's own that a post can have, and no other. */
function demand_every_block( string $content ): void {
	$used       = array_unique( names_of_blocks( parse_blocks( $content ) ) );
	$registered = array_keys( WP_Block_Type_Registry::get_instance()->get_all_registered() );
	$core       = array_filter( $registered, fn( $name ) => str_starts_with( $name, 'core/' ) );
	$excepted   = function ( $name ) {
		foreach ( NOT_IN_A_POST as $pattern => $_ ) {
			if ( fnmatch( $pattern, $name ) ) {
				return true;
			}
		}
		return false;
	};
	$missing    = array_filter( array_diff( $core, $used ), fn( $name ) => ! $excepted( $name ) );
	$unknown    = array_diff( $used, $core );
	if ( $missing || $unknown ) {
		fail( 'the post with every block lacks [' . implode( ', ', $missing ) . '] and has what WordPress does not: ['
			. implode( ', ', $unknown ) . ']' );
	}
}
