// The block in the editor: its settings. The server renders it on a page (reader.php).
(({ blockEditor, blocks, components, element, i18n }) => {
  const { __ } = i18n;
  const { PanelBody, Placeholder, RangeControl, SelectControl, TextControl, ToggleControl } = components;
  const make = element.createElement;

  const edit = ({ attributes, setAttributes }) => {
    /** A control for an attribute, which is omitted from the post if nothing is chosen. */
    const control = (type, name, props) =>
      make(type, {
        key: name,
        value: attributes[name] ?? "",
        onChange: (value) => setAttributes({ [name]: value === "" ? undefined : value }),
        ...props,
      });
    const toggle = (name, label, on = true) =>
      make(ToggleControl, {
        key: name,
        label,
        checked: attributes[name] === on,
        onChange: (checked) => setAttributes({ [name]: checked ? on : undefined }),
      });

    const source = [
      control(TextControl, "post", {
        label: __("Number or slug of the post", "maqal"),
        help: __("Empty: the post that contains the block.", "maqal"),
      }),
      control(TextControl, "src", {
        label: __("Address of an article", "maqal"),
        help: __("JSON in any supported format. It takes precedence over the post.", "maqal"),
        type: "url",
      }),
    ];
    const appearance = [
      control(SelectControl, "theme", {
        label: __("Colours", "maqal"),
        options: [
          { value: "", label: __("The visitor’s system setting", "maqal") },
          { value: "light", label: __("Light", "maqal") },
          { value: "dark", label: __("Dark", "maqal") },
        ],
      }),
      control(RangeControl, "fontStep", {
        label: __("Size of the text", "maqal"),
        value: attributes.fontStep,
        initialPosition: 0,
        min: -2,
        max: 6,
        allowReset: true,
      }),
      toggle("noToolbar", __("Without the toolbar", "maqal")),
      toggle("noShare", __("Without sharing", "maqal")),
      control(TextControl, "share", {
        label: __("Ways to share, in order", "maqal"),
        placeholder: "whatsapp x facebook telegram linkedin email copy",
      }),
      toggle("loading", __("Load at once", "maqal"), "eager"),
    ];

    return make(
      "div",
      blockEditor.useBlockProps(),
      make(blockEditor.InspectorControls, null, make(PanelBody, { title: __("Appearance", "maqal") }, appearance)),
      make(
        Placeholder,
        {
          icon: "book-alt",
          label: __("Article reader", "maqal"),
          instructions: __("The reader appears on the published page.", "maqal"),
        },
        source,
      ),
    );
  };

  blocks.registerBlockType("maqal/reader", { edit, save: () => null });
})(window.wp);
