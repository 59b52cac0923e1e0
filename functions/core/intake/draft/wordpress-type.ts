/**
 * Post types that are no stories: those of WordPress itself except `post` (Plugin Handbook, "Post Types": pages,
 * attachments, menus, revisions, templates, requests), and of plugins that build pages, fields and forms. A type that a
 * site made itself ("article", "press-release") is taken: newspapers keep their stories in such types.
 */
const notStories =
  /^(?:attachment|revision|nav_menu_item|page|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf-\w+|wpcf7_\w+|elementor_\w+)$/;

/** Whether posts of a type are stories. One list for the export (WXR) and the REST API. */
export const isStoryType = (type: string): boolean => !notStories.test(type);
