// Runs DuckDuckGo's autoconsent (given as source) once with its rules, opting out; answers what it did.
({ bundle, rules, patience }) => new Promise((done) => {
  const finish = (answer) => { clearTimeout(timer); done(answer); };
  const timer = setTimeout(() => finish({ found: '', done: false }), patience);
  let found = '';
  window.autoconsentSendMessage = (message) => {
    const reply = (answer) => Promise.resolve().then(() => window.autoconsentReceiveMessage(answer));
    if (message.type === 'init') reply({ type: 'initResp', rules: { autoconsent: rules }, config: { enabled: true, autoAction: 'optOut', enablePrehide: false, enableCosmeticRules: false, detectRetries: 3, isMainWorld: true } });
    else if (message.type === 'eval') { let result = false; try { result = (0, eval)(message.code); } catch (e) { result = false; } reply({ id: message.id, type: 'evalResp', result }); }
    else if (message.type === 'popupFound' || message.type === 'cmpDetected') found = message.cmp || found;
    else if (message.type === 'autoconsentDone') finish({ found: message.cmp || found, done: true });
    else if (message.type === 'optOutResult' && !message.result) finish({ found, done: false });
    return Promise.resolve();
  };
  (0, eval)(bundle);
})
