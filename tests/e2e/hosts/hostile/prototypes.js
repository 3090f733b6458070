// Extends built-in prototypes with enumerable methods and replaces newer built-in methods, as old libraries do.
(() => {
  const $A = (iterable) => {
    if (!iterable) return [];
    if ("toArray" in Object(iterable)) return iterable.toArray();
    let length = iterable.length || 0;
    const results = new Array(length);
    while (length--) results[length] = iterable[length];
    return results;
  };
  // Enumerable, for all objects.
  Object.prototype.extend = function (source) {
    for (const property in source) this[property] = source[property];
    return this;
  };
  Object.extend = (destination, source) => {
    for (const property in source) destination[property] = source[property];
    return destination;
  };
  Object.keys = (object) => {
    const keys = [];
    for (const key in object) if (Object.prototype.hasOwnProperty.call(object, key)) keys.push(key);
    return keys;
  };
  Object.extend(Function.prototype, {
    bind(context, ...first) {
      const method = this;
      return function (...rest) {
        return method.apply(context, first.concat(rest));
      };
    },
    wrap(wrapper) {
      const method = this;
      return function (...all) {
        return wrapper.apply(this, [method.bind(this)].concat(all));
      };
    },
    delay(seconds) {
      return setTimeout(this, seconds * 1000);
    },
  });
  const each = function (iterator, context) {
    for (let index = 0; index < this.length; index++) iterator.call(context, this[index], index);
    return this;
  };
  const clone = function () {
    return [].concat(this);
  };
  Object.extend(Array.prototype, {
    each,
    clone,
    toArray: clone,
    entries: clone,
    reverse(inPlace) {
      const all = [];
      for (let index = this.length - 1; index >= 0; index--) all.push(this[index]);
      if (inPlace !== false) Object.assign(this, all);
      return all;
    },
    reduce() {
      return this.length > 1 ? this : this[0];
    },
    find(iterator) {
      for (const one of this) if (iterator(one)) return one;
    },
    include(sought) {
      return this.indexOf(sought) !== -1;
    },
    first() {
      return this[0];
    },
    last() {
      return this[this.length - 1];
    },
    clear() {
      this.length = 0;
      return this;
    },
    toJSON() {
      return `[${this.map((one) => JSON.stringify(one)).join(", ")}]`;
    },
  });
  Array.from = $A;
  Object.extend(String.prototype, {
    strip() {
      return this.replace(/^\s+|\s+$/g, "");
    },
    startsWith(pattern) {
      return this.lastIndexOf(pattern, 0) === 0;
    },
    toArray() {
      return this.split("");
    },
    toJSON() {
      return `"${this}"`;
    },
  });
  Number.prototype.toJSON = Date.prototype.toJSON = function () {
    return `"${this}"`;
  };
  Object.extend(Element.prototype, {
    remove() {
      this.parentNode.removeChild(this);
      return this;
    },
    replace(content) {
      this.parentNode.replaceChild(content, this);
      return this;
    },
    update(content) {
      this.textContent = content;
      return this;
    },
    select(expression) {
      return $A(this.querySelectorAll(expression));
    },
    show() {
      this.style.display = "";
      return this;
    },
    hide() {
      this.style.display = "none";
      return this;
    },
    scrollTo() {
      const { left, top } = this.getBoundingClientRect();
      window.scrollTo(left, top);
      return this;
    },
    getElementsByClassName(name) {
      return $A(this.querySelectorAll(`.${name}`));
    },
    observe(name, handler) {
      this.addEventListener(name, handler);
      return this;
    },
  });
  document.getElementsByClassName = (name) => $A(document.querySelectorAll(`.${name}`));
})();
