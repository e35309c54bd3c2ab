/* How far is the work? Asked every other second while the page is looked at; when it has come to an end, the page tells. */
(() => {
  "use strict";

  const EVERY_MS = 1500;
  const panel = document.querySelector("[data-job]");
  const bar = panel.querySelector("progress");
  const count = panel.querySelector(".job-count");

  const ask = async () => {
    if (document.hidden) return;
    let answer;
    try {
      answer = await fetch(panel.dataset.url, { headers: { Accept: "application/json" } });
    } catch {
      return; // No connection for the moment: the next question may get through.
    }
    if (!answer.ok || answer.redirected) return location.reload(); // Signed out meanwhile, for instance.
    const job = await answer.json();
    if (job.state !== panel.dataset.job) return location.reload();
    if (!job.total) return;
    bar.max = job.total;
    bar.value = job.done;
    const text = `${job.done} / ${job.total}`;
    if (count.textContent !== text) count.textContent = text;
  };

  setInterval(ask, EVERY_MS);
})();
