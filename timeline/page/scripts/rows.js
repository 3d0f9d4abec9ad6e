// ---- Rows: where an event of a lane stands (the same as layout/rows.py, and stable) ----------------

const ROW_GAP = 4;

// Boxes come in order of their left sides. One that names the row where it stood before keeps it while
// it can; the others take the first row where their label fits, to the right or, at the end, to the left.
function pack(boxes, most) {
  const rows = [];
  return boxes.map((box) => {
    const label = box.inner ? 0 : ROW_GAP + box.label;
    const toTheLeft = box.right + label > state.width;
    const keeps = box.before >= 0 && (rows[box.before]?.ink ?? -Infinity) + ROW_GAP <= box.left;
    const number = keeps ? box.before : chooseRow(rows, box, box.left - (toTheLeft ? label : 0), most);
    while (rows.length <= number) rows.push({ ink: -Infinity, label: -Infinity });
    const row = rows[number];
    row.ink = Math.max(row.ink, box.right);
    row.label = Math.max(row.label, box.right + (toTheLeft ? 0 : label));
    return number;
  });
}

function chooseRow(rows, box, wanted, most) {
  const roomy = rows.findIndex((row) => row.label + ROW_GAP <= wanted);
  if (roomy >= 0) return roomy;
  if (rows.length < most) return rows.length;
  const loss = (row) => (row.ink + ROW_GAP <= box.left ? Math.max(row.label - box.left, 0) : Infinity);
  const losses = rows.map(loss);
  const least = Math.min(...losses);
  return least < Infinity ? losses.indexOf(least) : rows.length;
}
