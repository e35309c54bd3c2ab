/* A meeting in session: what is typed is kept here until the server has it, what others change appears by itself.
   Every page element comes from the server; without this file the same forms have buttons of their own.

   One queue of changes, kept in localStorage under the meeting and the user, is sent in order. A change says which
   version of its field it was typed upon: the server takes it or answers who was there first. */
(() => {
  "use strict";

  const root = document.querySelector("[data-sitting]");
  if (!root) return;
  const runs = root.hasAttribute("data-runs");
  const LOOK_MS = runs ? 3000 : 8000; // how often the others' changes are asked for
  const PAUSE_MS = 600; // after the last key
  const PATIENCE_MS = 20000; // an answer that takes longer is no answer
  const LISTS = ["conflicted"];
  const KEY = `sitting:${root.dataset.sitting}:${root.dataset.user}`;
  const status = root.querySelector("[data-status]");
  const all = (selector, from = root) => [...from.querySelectorAll(selector)];

  // What is not on the server yet ---------------------------------------------------------------------------------
  const store = { queue: [], clashes: {} };
  try {
    Object.assign(store, JSON.parse(localStorage.getItem(KEY) || "{}"));
  } catch {
    localStorage.removeItem(KEY); // not ours to read: better nothing than half
  }
  const keep = () => {
    const empty = !store.queue.length && !Object.keys(store.clashes).length;
    try {
      if (empty) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, JSON.stringify(store));
    } catch {
      // A browser without room for it still sends what it has in memory.
    }
  };

  const say = (word) => {
    const text = root.dataset[`word${word[0].toUpperCase()}${word.slice(1)}`];
    if (status.textContent !== text) status.textContent = text;
    status.dataset.state = word;
  };
  const sayWell = () => {
    if (Object.keys(store.clashes).length) say("clash");
    else say(runs ? "saved" : "live");
  };

  // Fields --------------------------------------------------------------------------------------------------------
  const formOf = (item) => root.querySelector(`#decide-${item}`);
  const itemOf = (form) => form.id.replace("decide-", "");
  const valueOf = (form, name) => {
    if (!LISTS.includes(name)) return form.elements[name].value;
    const chosen = all(`[name=${name}]:checked`, form).map((box) => box.value);
    return chosen.sort((one, other) => one - other).join(",");
  };
  const put = (form, name, text) => {
    if (LISTS.includes(name)) {
      const chosen = text.split(",");
      for (const box of all(`[name=${name}]`, form)) box.checked = chosen.includes(box.value);
    } else {
      form.elements[name].value = text;
    }
    count(form);
  };
  const seenInput = (form, name) => form.elements[`seen-${name}`];
  const seenOf = (form, name) => Number(seenInput(form, name).value.split(".")[0]);
  const placeOf = (form, name) => {
    const one = all(`[name=${name}]`, form).find((each) => each.type !== "hidden");
    return one.closest(".field");
  };
  const number = (form, name) => Number(form.elements[name].value) || 0;
  const votersOf = (form) => Number(form.querySelector("[data-voters]").textContent);

  const count = (form) => {
    const cast = number(form, "votes_for") + number(form, "votes_against") + number(form, "abstained");
    form.querySelector("[data-cast]").textContent = cast;
    form.querySelector("[data-wrong]").hidden = cast === votersOf(form);
  };

  // Sending -------------------------------------------------------------------------------------------------------
  const cookie = (name) => (document.cookie.match(`(?:^|; )${name}=([^;]*)`) || [])[1] || "";
  const post = (url, body) =>
    fetch(url, {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-CSRFToken": cookie("csrftoken") },
      redirect: "manual", // a page to sign in on is no answer
      signal: AbortSignal.timeout(PATIENCE_MS),
    });

  const send = (change) => {
    const body = new URLSearchParams();
    if (change.person) {
      body.append("seen", `${change.person}.${change.present ? "" : "1"}.${change.seen}`);
      if (change.present) body.append("present", change.person);
      body.append("at", change.at);
      return post(root.querySelector("[data-presence]").action, body);
    }
    const values = LISTS.includes(change.name) ? change.text.split(",").filter(Boolean) : [change.text];
    for (const value of values) body.append(change.name, value);
    body.append(`seen-${change.name}`, change.seen);
    return post(change.url, body);
  };

  const isSame = (one, other) => one.item === other.item && one.name === other.name && one.person === other.person;
  const enqueue = (change) => {
    const waiting = store.queue.find((each) => isSame(each, change) && each !== flying);
    if (waiting) Object.assign(waiting, change, { seen: waiting.seen });
    else store.queue.push(change);
    keep();
    say("saving");
    clearTimeout(pause);
    pause = setTimeout(flush, PAUSE_MS);
  };
  const typed = (form, name) => {
    const item = itemOf(form);
    const clash = store.clashes[`${item}:${name}`];
    if (clash) {
      clash.mine = valueOf(form, name);
      keep();
    } else {
      enqueue({ item, name, text: valueOf(form, name), seen: seenOf(form, name), url: form.dataset.draft });
    }
  };

  let pause = 0;
  let flying = null;
  let draining = null;
  const flush = async () => {
    clearTimeout(pause);
    if (stranger) return say("signedout"); // what one typed is not saved in another's name
    draining ??= drain().finally(() => (draining = null));
    return draining;
  };
  const drain = async () => {
    while (store.queue.length) {
      const change = (flying = store.queue[0]);
      let answer, told;
      try {
        answer = await send(change);
        told = answer.headers.get("Content-Type") === "application/json" ? await answer.json() : null;
      } catch {
        flying = null;
        return say("offline");
      }
      flying = null;
      if (answer.type === "opaqueredirect") return say("signedout");
      if (answer.status >= 500 || answer.status === 403 || answer.status === 429) return say("refused");
      store.queue.shift();
      settle(change, answer.status, told);
      keep();
    }
    sayWell();
    await look();
  };

  const settle = (change, code, told) => {
    const later = store.queue.filter((each) => isSame(each, change));
    if (code === 200 && told) {
      const version = told.versions[change.person || change.name];
      if (version === undefined) return;
      for (const each of later) each.seen = version;
      if (change.item) seen(formOf(change.item), change.name, version);
      else tickOf(change.person).dataset.version = version;
      return;
    }
    store.queue = store.queue.filter((each) => !later.includes(each));
    const mine = (later.at(-1) || change).text;
    if (code === 409 && change.item) {
      const [theirs] = told.clashes;
      store.clashes[`${change.item}:${change.name}`] = { ...theirs, item: change.item, mine };
      showClash(store.clashes[`${change.item}:${change.name}`]);
    } else if (change.item) {
      showLost(change.item, mine, told ? Object.values(told.errors).flat().join(" ") : "");
    }
  };
  const tickOf = (person) => root.querySelector(`.sitting-presence input[type=checkbox][value="${person}"]`);
  const seen = (form, name, version) => {
    if (form) seenInput(form, name).value = `${version}.`;
  };

  // Somebody was there first --------------------------------------------------------------------------------------
  const showClash = (clash) => {
    const form = formOf(clash.item);
    if (!form) return;
    const place = placeOf(form, clash.name);
    place.querySelector(".sitting-clash")?.remove();
    place.append(root.querySelector("template[data-clash]").content.cloneNode(true));
    const box = place.querySelector(".sitting-clash");
    box.querySelector("[data-who]").textContent = clash.by;
    box.querySelector("[data-theirs]").textContent = clash.text || "–";
    const end = () => {
      delete store.clashes[`${clash.item}:${clash.name}`];
      seen(form, clash.name, clash.version);
      box.remove();
      keep();
      sayWell();
    };
    box.querySelector("[data-mine]").addEventListener("click", () => {
      end();
      typed(form, clash.name);
    });
    box.querySelector("[data-take-theirs]").addEventListener("click", () => {
      end();
      put(form, clash.name, clash.text);
    });
  };
  // The item is decided or gone: what was typed too late stays to be read and copied.
  const showLost = (item, text, why) => {
    const box = root.querySelector("template[data-lost]").content.firstElementChild.cloneNode(true);
    box.querySelector("[data-why]").textContent = why;
    box.querySelector("[data-text]").textContent = text;
    (root.querySelector(`#item-${item}`) || status).after(box);
  };

  // Looking at the server's state ---------------------------------------------------------------------------------
  let etag = "";
  let stranger = false;
  let looking = null;
  const look = () => {
    looking ??= ask().finally(() => (looking = null));
    return looking;
  };
  const ask = async () => {
    let answer, state;
    try {
      const headers = { Accept: "application/json", ...(etag && { "If-None-Match": etag }) };
      const signal = AbortSignal.timeout(PATIENCE_MS);
      answer = await fetch(root.dataset.state, { headers, cache: "no-store", redirect: "manual", signal });
      state = answer.status === 200 ? await answer.json() : null;
    } catch {
      return say(store.queue.length ? "offline" : "stale");
    }
    if (answer.type === "opaqueredirect") return say("signedout");
    if (answer.status !== 200 && answer.status !== 304) return say("refused");
    stranger = state ? String(state.me) !== root.dataset.user : stranger;
    if (stranger) return say("signedout");
    if (state) {
      etag = answer.headers.get("ETag") || "";
      show(state);
    }
    if (!store.queue.length) sayWell();
  };
  const lookAgain = async () => {
    if (document.hidden || draining) return;
    await look();
    if (store.queue.length) await flush();
  };

  const isWaiting = (probe) => store.queue.some((each) => isSame(each, probe));
  const show = (state) => {
    const here = all("[data-item]").map((each) => each.dataset.item).join();
    const there = state.items.map((each) => each.id).join();
    root.querySelector("[data-reload]").hidden = state.open && here === there;
    root.querySelector("[data-present]").textContent = state.present;
    for (const chip of all("[data-quorum]")) chip.hidden = (chip.dataset.quorum === "yes") !== state.quorum;
    for (const [person, [present, version]] of Object.entries(state.seats)) {
      const box = tickOf(person);
      if (!box || isWaiting({ person })) continue;
      box.checked = present;
      box.dataset.version = version;
    }
    const passages = root.querySelector("[data-passages]");
    if (!passages.contains(document.activeElement) && passages.dataset.last !== state.passages) {
      passages.dataset.last = state.passages;
      passages.innerHTML = state.passages;
    }
    for (const item of state.items) {
      if (item.html) showDecided(item);
      else if (runs) showFields(item);
      else showTexts(item);
    }
    point(root.querySelector(`#item-${state.current}`));
    if (!runs) {
      const current = root.querySelector(`#item-${state.current}`);
      if (current && current.tagName === "DETAILS" && !current.open) current.open = true;
    }
    const language = root.querySelector("[data-language] select");
    if (language && document.activeElement !== language) language.value = state.language;
  };
  const showDecided = (item) => {
    const old = root.querySelector(`#item-${item.id}`);
    if (!old || old.classList.contains("sitting-decided")) return;
    const late = store.queue.filter((each) => each.item === String(item.id) && each !== flying);
    store.queue = store.queue.filter((each) => !late.includes(each));
    const clashes = Object.values(store.clashes).filter((each) => each.item === String(item.id));
    for (const each of clashes) delete store.clashes[`${each.item}:${each.name}`];
    old.outerHTML = item.html;
    for (const each of [...late, ...clashes]) showLost(item.id, each.mine ?? each.text, "");
    keep();
  };
  const showFields = (item) => {
    const form = formOf(item.id);
    if (!form) return;
    form.querySelector("[data-voters]").textContent = item.voters;
    for (const [name, [text, version]] of Object.entries(item.fields)) {
      const probe = { item: String(item.id), name };
      const isNews = version > seenOf(form, name) || (version === 0 && seenOf(form, name) === 0);
      if (!isNews || isWaiting(probe) || store.clashes[`${item.id}:${name}`]) continue;
      if (valueOf(form, name) !== text) put(form, name, text);
      seen(form, name, version);
    }
    count(form);
  };
  const showTexts = (item) => {
    for (const place of all(`#item-${item.id} [data-show]`)) {
      const [text] = item.fields[place.dataset.show] || [""];
      if (place.textContent !== text) place.textContent = text;
    }
  };

  // What the secretary does ---------------------------------------------------------------------------------------
  const waitingItems = () => all("details[data-item]");
  // The item at hand is marked, and its button is the page's main one.
  const point = (item) => {
    for (const each of waitingItems()) {
      const button = each.querySelector("[data-decide]");
      each.classList.toggle("sitting-now", each === item);
      button?.classList.toggle("btn-primary", each === item);
      button?.classList.toggle("btn-outline-primary", each !== item);
    }
  };
  const take = (item) => {
    point(item);
    if (runs) post(root.dataset.take, new URLSearchParams({ item: item.dataset.item })).then(look, () => {});
  };
  const goTo = (item) => {
    if (!item) return;
    item.open = true;
    item.querySelector("summary").focus();
    item.scrollIntoView({ block: "start" });
    take(item);
  };
  const neighbour = (places) => {
    const items = waitingItems();
    const inside = document.activeElement.closest("details[data-item]");
    const from = items.indexOf(inside || root.querySelector("details.sitting-now"));
    return items[from + places];
  };

  root.addEventListener("input", (event) => {
    const box = event.target;
    const form = box.form;
    if (form?.dataset.draft && box.name) {
      if (box.name === "votes_against" || box.name === "abstained") {
        const rest = votersOf(form) - number(form, "votes_against") - number(form, "abstained");
        form.elements.votes_for.value = Math.max(rest, 0);
        typed(form, "votes_for");
      }
      typed(form, box.name);
      count(form);
    } else if (form?.hasAttribute("data-presence") && box.name === "present") {
      const at = new Date().toTimeString().slice(0, 5);
      enqueue({ person: box.value, present: box.checked, seen: Number(box.dataset.version), at });
      root.querySelector("[data-present]").textContent = all("[name=present]:checked", form).length;
    } else if (form?.hasAttribute("data-language")) {
      post(form.action, new URLSearchParams({ language: box.value })).then(look, () => say("offline"));
    }
  });

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const summary = event.target.closest("summary");
    if (button?.hasAttribute("data-all")) {
      const form = button.form;
      const votes = { votes_for: votersOf(form), votes_against: 0, abstained: 0 };
      for (const [name, value] of Object.entries(votes)) {
        put(form, name, String(value));
        typed(form, name);
      }
    } else if (button?.hasAttribute("data-next")) {
      goTo(neighbour(1));
    } else if (summary?.parentElement.matches("details[data-item]") && !summary.parentElement.open) {
      take(summary.parentElement);
    }
  });

  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.draft) {
      event.preventDefault();
      decide(form);
    } else if (form.hasAttribute("data-passage")) {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form, event.submitter));
      document.activeElement.blur();
      post(form.action, body).then(look, () => say("offline"));
    }
  });

  // The server decides, once: the form's ticket makes a second try after a lost answer find the work done.
  const decide = async (form) => {
    const button = form.querySelector("[data-decide]");
    if (button.disabled) return;
    button.disabled = true;
    await flush();
    const item = itemOf(form);
    const mine = [...store.queue, ...Object.values(store.clashes)].filter((each) => each.item === item);
    if (!mine.length) await press(form);
    else if (store.queue.length) say("wait");
    button.disabled = false;
  };
  const press = async (form) => {
    let answer, told;
    try {
      answer = await post(form.action, new URLSearchParams(new FormData(form)));
      told = answer.headers.get("Content-Type") === "application/json" ? await answer.json() : null;
    } catch {
      return say("wait");
    }
    if (answer.type === "opaqueredirect") return say("signedout");
    if (!told) return say("refused");
    showErrors(form, told.errors || {});
    if (answer.status !== 200) return look();
    const next = neighbour(1) || waitingItems().find((each) => each.dataset.item !== itemOf(form));
    const item = itemOf(form);
    etag = "";
    await look();
    say("recorded");
    const done = root.querySelector(`#item-${item}`);
    if (next?.isConnected) goTo(next);
    else if (done) done.scrollIntoView({ block: "start" });
  };
  const showErrors = (form, errors) => {
    for (const old of all(".field-error, .error-summary", form.parentElement)) old.remove();
    for (const [name, sentences] of Object.entries(errors)) {
      const box = document.createElement("div");
      box.className = "field-error";
      box.setAttribute("role", "alert");
      box.textContent = sentences.join(" ");
      const place = seenInput(form, name) ? placeOf(form, name) : form.querySelector(".form-actions");
      if (place.classList.contains("field")) place.append(box);
      else place.before(box);
    }
    form.querySelector(".field-error")?.scrollIntoView({ block: "center" });
  };

  document.addEventListener("keydown", (event) => {
    const places = { PageDown: 1, PageUp: -1 }[event.key];
    if (!places || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const item = neighbour(places);
    if (!item) return;
    event.preventDefault();
    goTo(item);
  });

  // A working sheet shows every item.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = waitingItems().filter((each) => !each.open);
    for (const each of closed) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });

  // Start -----------------------------------------------------------------------------------------------------------
  for (const each of all("[data-plain]")) each.hidden = true;
  for (const each of all("[data-all], [data-next], [data-keys], [data-counts]")) each.hidden = false;
  for (const change of [...store.queue]) {
    const form = change.item && formOf(change.item);
    if (form) put(form, change.name, change.text);
    else if (change.person) tickOf(change.person).checked = change.present;
    else {
      store.queue.splice(store.queue.indexOf(change), 1);
      showLost(change.item, change.text, "");
    }
  }
  for (const clash of Object.values(store.clashes)) {
    const form = formOf(clash.item);
    if (form) put(form, clash.name, clash.mine);
    showClash(clash);
  }
  keep();
  for (const form of all("form[data-draft]")) count(form);
  const asked = location.hash.startsWith("#item-") && root.querySelector(location.hash);
  if (asked && asked.tagName === "DETAILS") asked.open = true;
  sayWell();
  setInterval(lookAgain, LOOK_MS);
  document.addEventListener("visibilitychange", lookAgain);
  window.addEventListener("online", lookAgain);
  if (store.queue.length) flush();
})();
