/** @type {import("stylelint").Config} */
export default {
  extends: "stylelint-config-standard",
  rules: {
    "declaration-no-important": true,
    // The layout mirrors in right-to-left text.
    "property-layout-mappings": "flow-relative",
    "unit-layout-mappings": "flow-relative",
    "value-keyword-layout-mappings": "flow-relative",
    // Safari has these only with its prefix.
    "property-no-vendor-prefix": [true, { ignoreProperties: ["-webkit-text-size-adjust", "-webkit-user-select"] }],
  },
};
