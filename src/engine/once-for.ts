/**
 * Works something out once for each object, when it is first asked for. It lives as long as that object does.
 * @param make must give the same for the same object, and never undefined
 */
export function onceFor<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>()
  return (key) => {
    let made = known.get(key)
    if (made === undefined) {
      made = make(key)
      known.set(key, made)
    }
    return made
  }
}
