// Reads a JSON list of Argdown texts from standard input, and writes what the parser of record makes of each.
const { argdown } = require("@argdown/core/dist/argdown.js");
const { isReconstructed } = require("@argdown/core");
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));

const name = (node) => (node.type === "argument" ? `<${node.title}>` : node.type === "inference"
  ? `${node.argumentTitle} ${node.conclusionIndex}` : `[${node.title}]`);

const canonical = (node) => {
  const own = node.members.filter((member) => !member.isReference).reverse();
  const member = own.find((one) => one.data && one.data.isCanonical) || own[0];
  return (member && member.text) || "";
};

const described = (text) => {
  let response;
  try {
    response = argdown.run({ input: text, process: ["parse-input", "build-model"], logLevel: "silent" });
  } catch (error) {
    return { errors: [String(error.message)] };
  }
  const errors = [...(response.lexerErrors || []), ...(response.parserErrors || []), ...(response.exceptions || [])];
  if (errors.length) return { errors: errors.map((error) => String(error.message)) };
  const nodes = (table) => Object.values(table || {});
  return {
    errors: [],
    statements: nodes(response.statements).map((s) => [s.title, canonical(s), s.tags || [], s.data || null,
      s.section ? s.section.level : 0, s.members.length]),
    arguments: nodes(response.arguments).map((a) => [a.title, canonical(a), a.tags || [], a.data || null,
      a.section ? a.section.level : 0, isReconstructed(a) ? a.pcs.map((s) => [s.title, s.inference ? s.inference.inferenceRules : null]) : []]),
    relations: response.relations.map((r) => [r.relationType, name(r.from), name(r.to)]),
    sections: nodes(response.sections).length,
    frontMatter: response.frontMatter === undefined ? null : response.frontMatter,
  };
};

// Where data is no YAML, the model stops halfway and relations may lack an end.
const careful = (text) => {
  try {
    return described(text);
  } catch (error) {
    return { errors: [String(error.message)] };
  }
};

process.stdout.write(JSON.stringify(texts.map(careful)));
