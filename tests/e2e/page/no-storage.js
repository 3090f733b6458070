// Makes the page's storage throw, as it does where a reader has blocked it, in an engine without a switch for that.
Object.defineProperty(window, "localStorage", {
  get() {
    throw new DOMException("The operation is insecure.", "SecurityError");
  },
});
