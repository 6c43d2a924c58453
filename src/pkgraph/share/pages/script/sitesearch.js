// Searches the texts of a site of files. The index and the texts are scripts that call pkgraphSearch.index and .text.
"use strict";

const pkgraphSearch = (() => {
  const most = 30, room = 260, k = 1.2, b = 0.75;
  const texts = new Map();
  let data = null;

  const plain = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
  const words = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) || [];

  const sums = (gaps) => {
    let at = 0;
    return gaps.map((gap) => (at += gap));
  };

  function index(given) {
    data = given;
    data.postings = data.postings.map(sums);
    data.things = new Map();
    for (const [names, gaps] of data.names) {
      const parts = sums(gaps);
      for (const name of names) data.things.set(name, [...(data.things.get(name) || []), ...parts]);
    }
    data.longest = Math.max(1, ...[...data.things.keys()].map((name) => name.split(" ").length));
    data.mean = data.lengths.reduce((sum, each) => sum + each, 0) / Math.max(1, data.lengths.length);
  }

  // What is looked for: names, for which all names of the same thing stand, and words, for which their stem stands.
  function wanted(query) {
    const all = words(query), groups = [];
    for (let at = 0; at < all.length; ) {
      let size = Math.min(data.longest, all.length - at);
      while (size > 0 && !data.things.has(all.slice(at, at + size).join(" "))) size--;
      const group = { stems: [], parts: size ? data.things.get(all.slice(at, at + size).join(" ")) : [] };
      for (const word of all.slice(at, at + Math.max(1, size))) group.stems.push(stems(word));
      groups.push(group);
      at += Math.max(1, size);
    }
    return groups;
  }

  // The stem of a word; of one that no text has, those of the words that begin with it.
  function stems(word) {
    if (Object.hasOwn(data.stems, word)) return [data.stems[word]];
    if (word.length < 3) return [];
    return [...new Set(Object.keys(data.stems).filter((each) => each.startsWith(word)).map((each) => data.stems[each]))];
  }

  // Parts with the score that a group gives them: BM25 of its words, or of the thing that it names.
  function scored(group) {
    const scores = new Map(), held = new Map();
    const add = (parts, size) => {
      const often = new Map();
      for (const part of parts) often.set(part, (often.get(part) || 0) + 1);
      const rare = Math.log(1 + (data.lengths.length - often.size + 0.5) / (often.size + 0.5)) / size;
      for (const [part, count] of often) {
        const length = 1 - b + (b * data.lengths[part]) / data.mean;
        scores.set(part, (scores.get(part) || 0) + (rare * count * (k + 1)) / (count + k * length));
      }
      return often.keys();
    };
    for (const each of group.stems)
      for (const part of new Set(add(each.flatMap((stem) => data.postings[stem]), group.stems.length)))
        held.set(part, (held.get(part) || 0) + 1);
    for (const part of scores.keys()) if (held.get(part) < group.stems.length) scores.delete(part);
    const named = new Map(scores);
    if (group.parts.length) {
      scores.clear();
      add(group.parts, 1);
      for (const [part, score] of scores) named.set(part, Math.max(score, named.get(part) || 0));
    }
    return named;
  }

  // The best parts: those that hold everything looked for, else those that hold some of it.
  function search(query) {
    const groups = wanted(query).map(scored), total = new Map(), counts = new Map();
    for (const group of groups)
      for (const [part, score] of group) {
        total.set(part, (total.get(part) || 0) + score);
        counts.set(part, (counts.get(part) || 0) + 1);
      }
    const all = [...total.keys()].filter((part) => counts.get(part) === groups.length);
    const found = all.length ? all : [...total.keys()];
    found.sort((one, other) => total.get(other) - total.get(one) || one - other);
    return { parts: found, whole: all.length > 0 };
  }

  function text(given) {
    for (const [part, words] of Object.entries(given)) texts.set(Number(part), words);
  }

  function load(address) {
    return new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = loaded;
      script.onerror = () => failed(new Error(address));
      document.head.append(script);
    });
  }

  // How much a stem tells: one that most texts have, little.
  const telling = (stem) => Math.log((data.lengths.length + 1) / new Set(data.postings[stem]).size);

  // The words of a text that are looked for, but for those that tell little beside the others.
  function places(whole, query) {
    const told = new Map(wanted(query).flatMap((group) => group.stems.flat()).map((stem) => [stem, telling(stem)]));
    const found = [...whole.matchAll(/[\p{L}\p{N}\p{Mn}]+/gu)]
      .map((word) => ({ from: word.index, to: word.index + word[0].length, stem: data.stems[plain(word[0])] }))
      .filter((word) => told.has(word.stem));
    const least = Math.max(0, ...found.map((word) => told.get(word.stem))) / 4;
    return { told, spans: found.filter((word) => told.get(word.stem) >= least) };
  }

  // A stretch of a text where most of the words looked for stand together, with those marked.
  function excerpt(part, query) {
    const whole = texts.get(part) || "", { told, spans } = places(whole, query);
    const worth = (first) =>
      [...new Set(spans.filter((each) => each.from >= first && each.to <= first + (room * 3) / 4).map((each) => each.stem))]
        .reduce((sum, stem) => sum + told.get(stem), 0);
    const best = Math.max(...spans.map((each) => worth(each.from)));
    const first = spans.length ? spans.find((each) => worth(each.from) === best).from : 0;
    let start = Math.max(0, first - room / 4), end = Math.min(whole.length, start + room);
    while (start > 0 && /\S/.test(whole[start - 1])) start--;
    while (end < whole.length && /\S/.test(whole[end])) end++;
    const quote = document.createElement("blockquote");
    let at = start;
    if (start > 0) quote.append("… ");
    for (const { from, to } of spans) {
      if (from < start || to > end) continue;
      quote.append(whole.slice(at, from), Object.assign(document.createElement("mark"), { textContent: whole.slice(from, to) }));
      at = to;
    }
    quote.append(whole.slice(at, end), end < whole.length ? " …" : "");
    return quote;
  }

  async function show(query, place, folder, readers) {
    place.replaceChildren();
    if (!query.trim()) return;
    const found = search(query), shown = found.parts.slice(0, most);
    const missing = new Set(shown.filter((part) => !texts.has(part)).map((part) => data.parts[part][0]));
    await Promise.all([...missing].map((number) => load(`${folder}text-${number}.js`)));
    const told = document.createElement("h2");
    const count = found.parts.length;
    told.textContent = count ? `${count.toLocaleString("en")} ${count === 1 ? "passage" : "passages"}` : "Nothing found";
    place.append(told);
    if (count && !found.whole)
      place.append(Object.assign(document.createElement("p"), { className: "limits", textContent: "No passage holds all the words; these hold some of them." }));
    const list = Object.assign(document.createElement("ol"), { className: "hits" });
    for (const part of shown) {
      const [number, label, start] = data.parts[part], item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `${readers[number]}#char=${start},${start}`;
      link.textContent = `${data.documents[number]}, ${label}`;
      item.append(link, excerpt(part, query));
      list.append(item);
    }
    place.append(list);
    if (count > most) place.append(Object.assign(document.createElement("p"), { className: "quiet", textContent: `The best ${most} are shown.` }));
  }

  function begin() {
    const form = document.getElementById("site-search"), place = document.getElementById("found");
    const asked = () =>
      location.hash.startsWith("#q=") ? decodeURIComponent(location.hash.slice(3)) : new URLSearchParams(location.search).get("q") || "";
    const readers = JSON.parse(form.dataset.readers);
    const run = () => {
      form.elements.q.value = asked();
      show(asked(), place, form.dataset.folder, readers);
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const hash = `#q=${encodeURIComponent(form.elements.q.value)}`;
      if (hash === location.hash) run();
      else location.hash = hash;
    });
    addEventListener("hashchange", run);
    run();
  }

  return { index, text, search, words, begin };
})();

document.addEventListener("DOMContentLoaded", pkgraphSearch.begin);
