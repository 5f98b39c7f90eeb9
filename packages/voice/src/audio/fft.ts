/**
 * Power spectrum of a real signal of `size` samples (a power of two): bin k holds the power at k * rate / size. Radix-2, tables
 * made once; the answer is the same buffer each time.
 */
export function createPowerSpectrum(size: number): (samples: Float64Array) => Float64Array {
  const half = size >> 1;
  const cosine = Float64Array.from({ length: half }, (_, n) => Math.cos((2 * Math.PI * n) / size));
  const sine = Float64Array.from({ length: half }, (_, n) => Math.sin((2 * Math.PI * n) / size));
  const bits = Math.log2(size);
  const order = Uint16Array.from({ length: size }, (_, n) => {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit++) reversed = (reversed << 1) | ((n >> bit) & 1);
    return reversed;
  });
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const power = new Float64Array(half);

  return (samples) => {
    for (let n = 0; n < size; n++) {
      re[n] = samples[order[n]!]!;
      im[n] = 0;
    }
    for (let span = 1; span < size; span <<= 1) {
      const stride = half / span;
      for (let start = 0; start < size; start += span << 1) {
        for (let k = 0; k < span; k++) {
          const c = cosine[k * stride]!;
          const s = sine[k * stride]!;
          const a = start + k;
          const b = a + span;
          const real = re[b]! * c + im[b]! * s;
          const imaginary = im[b]! * c - re[b]! * s;
          re[b] = re[a]! - real;
          im[b] = im[a]! - imaginary;
          re[a]! += real;
          im[a]! += imaginary;
        }
      }
    }
    for (let k = 0; k < half; k++) power[k] = re[k]! * re[k]! + im[k]! * im[k]!;
    return power;
  };
}
