// The home page of somebody who has been here before says what is due. For everybody else it stays as it is, and nothing is loaded for them.

const today = document.querySelector("learner-today");
if (today && (await keepsSomething())) void import(/** @type {HTMLElement} */ (today).dataset.module ?? "");

/** Who does not let us ask has kept nothing that could be read. */
async function keepsSomething() {
  try {
    return (await indexedDB.databases()).length > 0;
  } catch (error) {
    console.info(error);
    return false;
  }
}
