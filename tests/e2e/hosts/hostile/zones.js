// Wraps all asynchronous callbacks, as frameworks with zone-based change detection do: replaces promises, and wraps every
// listener, timer and observer.
(() => {
  const NativePromise = window.Promise;
  const nativeThen = NativePromise.prototype.then;
  const tasks = { run: 0 };
  window.tasks = tasks;
  const wrapped = new WeakMap();
  const wrap = (callback) => {
    if (typeof callback !== "function") return callback;
    if (!wrapped.has(callback)) {
      wrapped.set(callback, function (...all) {
        tasks.run++;
        return callback.apply(this, all);
      });
    }
    return wrapped.get(callback);
  };

  class ZonePromise {
    #inner;
    constructor(executor) {
      this.#inner = new NativePromise(executor);
    }
    get [Symbol.toStringTag]() {
      return "Promise";
    }
    then(done, failed) {
      return new ZonePromise((resolve, reject) =>
        nativeThen.call(nativeThen.call(this.#inner, wrap(done), wrap(failed)), resolve, reject),
      );
    }
    catch(failed) {
      return this.then(null, failed);
    }
    finally(last) {
      const after = (go) => (value) => ZonePromise.resolve(last()).then(() => go(value));
      return this.then(
        after((value) => value),
        after((reason) => ZonePromise.reject(reason)),
      );
    }
    static resolve = (value) => (value instanceof ZonePromise ? value : new ZonePromise((resolve) => resolve(value)));
    static reject = (reason) => new ZonePromise((_, reject) => reject(reason));
    static all = (all) => ZonePromise.resolve(NativePromise.all(all));
    static race = (all) => ZonePromise.resolve(NativePromise.race(all));
    static allSettled = (all) => ZonePromise.resolve(NativePromise.allSettled(all));
    static any = (all) => ZonePromise.resolve(NativePromise.any(all));
    static withResolvers() {
      const parts = {};
      parts.promise = new ZonePromise((resolve, reject) => Object.assign(parts, { resolve, reject }));
      return parts;
    }
  }
  NativePromise.prototype.then = function (done, failed) {
    return new ZonePromise((resolve, reject) => nativeThen.call(this, resolve, reject)).then(done, failed);
  };
  window.Promise = ZonePromise;

  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const handlers = new WeakMap();
  const handler = (listener) => {
    if (!listener || typeof listener === "function") return wrap(listener);
    if (!handlers.has(listener)) handlers.set(listener, (event) => listener.handleEvent(event));
    return handlers.get(listener);
  };
  EventTarget.prototype.addEventListener = function (name, listener, options) {
    return addEventListener.call(this ?? window, name, handler(listener), options);
  };
  EventTarget.prototype.removeEventListener = function (name, listener, options) {
    return removeEventListener.call(this ?? window, name, handler(listener), options);
  };
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "queueMicrotask"]) {
    const own = window[name];
    window[name] = (callback, ...rest) => own.call(window, wrap(callback), ...rest);
  }
  for (const name of ["MutationObserver", "IntersectionObserver", "ResizeObserver"]) {
    const Own = window[name];
    window[name] = class extends Own {
      constructor(callback, options) {
        super(wrap(callback), options);
      }
    };
  }
  const fetch = window.fetch;
  window.fetch = (...all) => ZonePromise.resolve(fetch.apply(window, all));
})();
