<?php
/* Checks that the post with every block has every block, because a later WordPress may add one. */

/** The blocks that the post need not have, with the reason. The names are patterns of `fnmatch`. */
const NOT_IN_A_POST = array(
	// Blocks of templates.
	'core/avatar'           => 'belongs to the author or the comment of a template',
	'core/breadcrumbs'      => 'the path of a page in its site',
	'core/comment*'         => 'the comments below the post',
	'core/home-link'        => 'an entry of a menu',
	'core/loginout'         => 'for the authors of the site',
	'core/navigation*'      => 'the menu of the site',
	'core/page-list-item'   => 'the list of pages contains them',
	'core/pattern'          => 'the editor replaces it by the blocks of the pattern',
	'core/post-*'           => 'a field of the post, which the REST API returns anyway',
	'core/query*'           => 'a list of posts in a template',
	'core/site-*'           => 'the name and the logo of the site',
	'core/template-part'    => 'a part of a template',
	'core/term*'            => 'belongs to the category of a template',
	// Widgets.
	'core/legacy-widget'    => 'a widget of a theme',
	'core/widget-group'     => 'widgets of a theme',
	// Blocks that a post may have.
	'core/missing'          => 'the placeholder of an unknown block',
	'core/rss'              => 'requests another server',
);

/** Returns the names of all blocks. */
function names_of_blocks( array $blocks ): array {
	$names = array();
	foreach ( $blocks as $block ) {
		if ( $block['blockName'] ) {
			$names[] = $block['blockName'];
		} elseif ( trim( $block['innerHTML'] ) ) {
			$names[] = 'core/freeform'; // Text between blocks.
		}
		array_push( $names, ...names_of_blocks( $block['innerBlocks'] ) );
	}
	return $names;
}

/** Whether this version of WordPress has a block. */
function has_block_type( string $name ): bool {
	return WP_Block_Type_Registry::get_instance()->is_registered( $name );
}

/** Ends the setup unless the content has exactly the blocks of WordPress that a post can have. */
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
		fail( 'the post with every block lacks [' . implode( ', ', $missing ) . '] and has unknown blocks ['
			. implode( ', ', $unknown ) . ']' );
	}
}
