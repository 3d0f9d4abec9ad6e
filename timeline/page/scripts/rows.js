
// ---- Rows: where an event of a lane stands (the same as figure/rows.py, and stable) ----------------

const ROW_GAP = 4;

// Boxes come in order of their left sides. One that names the row where it stood before keeps it while
// it can; the others take the first row where their label fits.
function pack(boxes, most) {
  const rows = [];
  const open = (number) => {
    while (rows.length <= number) rows.push({ ink: -Infinity, label: -Infinity });
  };
  return boxes.map((box) => {
    const before = box.before >= 0 && (rows[box.before]?.ink ?? -Infinity) + ROW_GAP <= box.left;
    const number = before ? box.before : chooseRow(rows, box, most);
    open(number);
    const toTheLeft = !box.inner && box.right + ROW_GAP + box.label > state.width;
    rows[number].ink = Math.max(rows[number].ink, box.right);
    rows[number].label = Math.max(rows[number].label, box.inner || toTheLeft ? box.right : box.right + ROW_GAP + box.label);
    return number;
  });
}

function chooseRow(rows, box, most) {
  const toTheLeft = !box.inner && box.right + ROW_GAP + box.label > state.width;
  const wanted = box.left - (toTheLeft ? ROW_GAP + box.label : 0);
  const roomy = rows.findIndex((row) => row.label + ROW_GAP <= wanted && row.ink + ROW_GAP <= wanted);
  if (roomy >= 0) return roomy;
  if (rows.length < most) return rows.length;
  let best = rows.length;
  let least = Infinity;
  rows.forEach((row, number) => {
    const loss = Math.max(row.label - box.left, 0);
    if (row.ink + ROW_GAP <= box.left && loss < least) [best, least] = [number, loss];
  });
  return best;
}

// The same rows without those that nobody stands in any more.
function withoutHoles(numbers) {
  const used = [...new Set(numbers)].sort((a, b) => a - b);
  const renamed = new Map(used.map((number, place) => [number, place]));
  return numbers.map((number) => renamed.get(number));
}
