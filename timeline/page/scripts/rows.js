// ---- Rows: where an event of a lane stands (simpler than layout/rows.py, and stable) ----------------

const ROW_GAP = 4;

// Boxes come in order of their left sides. One that names the row where it stood before keeps it while
// it can; the others take the first row where their label fits, to the right or, at the end, to the left.
function pack(boxes, most) {
  const rows = []; // of each, where its inks and labels end
  return boxes.map((box) => {
    const label = box.inner ? 0 : ROW_GAP + box.label;
    const toTheLeft = box.right + label > state.width;
    const isFree = (row) => row.ink + ROW_GAP <= box.left;
    const keeps = box.before >= 0 && (!rows[box.before] || isFree(rows[box.before]));
    const number = keeps ? box.before : chooseRow(rows, isFree, box.left - (toTheLeft ? label : 0), box.isMajor ? Infinity : most);
    while (rows.length <= number) rows.push({ ink: -Infinity, label: -Infinity });
    rows[number].ink = Math.max(rows[number].ink, box.right);
    rows[number].label = Math.max(rows[number].label, box.right + (toTheLeft ? 0 : label));
    return number;
  });
}

// The first row with room for ink and label, a new one, or the one where least of a label is lost. The title of a
// major event is worth a row of its own.
function chooseRow(rows, isFree, wanted, most) {
  const roomy = rows.findIndex((row) => row.label + ROW_GAP <= wanted);
  if (roomy >= 0) return roomy;
  if (rows.length < most) return rows.length;
  const [shortest] = rows.filter(isFree).sort((a, b) => a.label - b.label);
  return shortest ? rows.indexOf(shortest) : rows.length;
}
