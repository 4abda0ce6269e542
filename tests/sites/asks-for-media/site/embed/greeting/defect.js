const connection = new RTCPeerConnection({ iceServers: [{ urls: "stun:stun.example.org" }] });
connection.createDataChannel("x");
connection.createOffer().then((offer) => connection.setLocalDescription(offer));
