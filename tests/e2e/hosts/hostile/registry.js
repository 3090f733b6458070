// Replaces the registry of custom elements, as polyfills of scoped registries do. The defined class is a stand-in whose
// instances become elements of the given class when they are constructed.
(() => {
  const NativeElement = window.HTMLElement;
  const define = customElements.define;
  const definitions = new Map();
  const standIns = new Map();
  let upgrading;

  window.HTMLElement = function HTMLElement() {
    if (upgrading) {
      const instance = upgrading;
      upgrading = undefined;
      return instance;
    }
    return Reflect.construct(NativeElement, [], standIns.get(new.target));
  };
  window.HTMLElement.prototype = NativeElement.prototype;

  const standIn = ({ given, observed }) =>
    class extends NativeElement {
      static observedAttributes = observed;
      constructor() {
        super();
        Object.setPrototypeOf(this, given.prototype);
        upgrading = this;
        new given();
      }
    };
  const CALLBACKS = ["connectedCallback", "disconnectedCallback", "adoptedCallback", "attributeChangedCallback"];
  customElements.define = function (name, given) {
    const definition = { given, observed: given.observedAttributes ?? [] };
    definitions.set(name, definition);
    const made = standIn(definition);
    for (const callback of CALLBACKS) {
      if (given.prototype[callback])
        made.prototype[callback] = function (...all) {
          return given.prototype[callback].apply(this, all);
        };
    }
    standIns.set(given, made);
    define.call(customElements, name, made);
  };
  customElements.get = (name) => definitions.get(name)?.given;
})();
