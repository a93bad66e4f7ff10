/** Creates an element with DOM calls only, because the policy enforces Trusted Types. */
export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.textContent = text;
  return made;
}
