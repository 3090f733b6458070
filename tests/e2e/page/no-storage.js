// Makes storage throw, as if the user had blocked it, for engines without such a setting.
Object.defineProperty(window, "localStorage", {
  get() {
    throw new DOMException("The operation is insecure.", "SecurityError");
  },
});
