/**
 * Gives the learner a file.
 * @param {string} content
 * @param {string} name
 * @param {string} type
 */
export function offer(content, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
