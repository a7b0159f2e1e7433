/** Gives every number with a range a slider; the number stays what is sent. */
class ParamForm extends HTMLElement {
  connectedCallback(): void {
    for (const input of this.querySelectorAll<HTMLInputElement>('input[type=number][min][max]'))
      if (!input.dataset.slid) addSlider(input);
  }
}

const positions = 1000;

function addSlider(input: HTMLInputElement): void {
  input.dataset.slid = 'yes';
  const [low, high] = [Number(input.min), Number(input.max)];
  const isLogarithmic = input.dataset.scale === 'log' && low > 0;
  const isInteger = input.step === '1';
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.min = '0';
  slider.max = String(positions);
  slider.setAttribute('aria-label', input.labels?.[0]?.textContent?.trim() ?? input.name);

  const toValue = (position: number): number => {
    const share = position / positions;
    const value = isLogarithmic ? low * (high / low) ** share : low + (high - low) * share;
    return isInteger ? Math.round(value) : Number(value.toPrecision(3));
  };
  const toPosition = (value: number): number => {
    const share = isLogarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return Math.round(Math.min(1, Math.max(0, share)) * positions);
  };
  const follow = (): void => {
    // An empty number is a sweep: the slider waits in the middle until it is touched.
    slider.value = String(input.value === '' ? positions / 2 : toPosition(input.valueAsNumber));
    slider.classList.toggle('unset', input.value === '');
  };

  slider.addEventListener('input', () => {
    input.value = String(Math.min(high, Math.max(low, toValue(Number(slider.value)))));
    slider.classList.remove('unset');
  });
  input.addEventListener('input', follow);
  follow();
  input.closest('.param')?.querySelector('.param-range')?.before(slider);
}

customElements.define('param-form', ParamForm);
